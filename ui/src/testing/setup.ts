//! Before each test: a fresh stand-in, French words, the first place.

import { beforeEach } from "vitest";
import { standIn } from "$lib/api/api";
import { fakeApi } from "$lib/api/fake/fake";

beforeEach(() => standIn(fakeApi()));
