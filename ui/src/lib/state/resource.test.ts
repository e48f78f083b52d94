//! What is shown while newer things are on their way.

import { expect, it } from "vitest";
import { awaited, Resource } from "./resource.svelte";

/** A question that is answered when the test says so. */
function question<T>() {
  let answer: (value: T) => void = () => undefined;
  const asked = new Promise<T>((done) => (answer = done));
  return { ask: () => asked, answer };
}

it("keeps the last value until the newest question is answered, and says that it waits", async () => {
  const balance = new Resource<string>();
  await balance.load(() => Promise.resolve("of yesterday"));
  expect(awaited.any).toBe(false);

  const [first, second] = [question<string>(), question<string>()];
  const loads = [balance.load(first.ask), balance.load(second.ask)];
  second.answer("after the undo");
  await loads[1];
  expect(balance.value).toBe("after the undo");
  expect(awaited.any).toBe(true);

  first.answer("before the undo");
  await loads[0];
  expect(balance.value).toBe("after the undo");
  expect(awaited.any).toBe(false);
});

it("stops waiting when the question is refused", async () => {
  const balance = new Resource<string>();
  await balance.load(() => Promise.reject(new Error("no ledger")));
  expect(balance.failure).toBeDefined();
  expect(awaited.any).toBe(false);
});
