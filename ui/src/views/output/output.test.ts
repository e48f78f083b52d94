//! How e-mails leave: drafts first, a server when it is set, and what it answers.

import { describe, expect, it } from "vitest";
import { mail } from "$lib/state/mail.svelte";
import { places } from "$lib/state/places.svelte";
import { choose, click, find, openWindow, settled, type } from "../../testing/render";

async function opened(): Promise<HTMLElement> {
  const root = await openWindow();
  places.go("output");
  await settled();
  return root;
}

describe("printing and sending", () => {
  it("begins with drafts, which need nothing", async () => {
    const root = await opened();
    expect(find(root, "mail-mode-drafts").getAttribute("aria-pressed")).toBe("true");
    expect(root.querySelector('[data-testid="mail-host"]')).toBeNull();
    expect(root.querySelector('[data-testid="mail-try"]')).toBeNull();
  });

  it("refuses a server without a name, and says why in place", async () => {
    const root = await opened();
    await click(root, "mail-mode-server");
    await click(root, "mail-save");
    expect(find(root, "mail-refused").textContent).toContain("serveur");
  });

  it("brings the port that goes with the protection, and keeps one of its own", async () => {
    const root = await opened();
    await click(root, "mail-mode-server");
    await choose(root, "mail-security", "starttls");
    expect(mail.draft?.server).toMatchObject({ security: "starttls", port: 587 });
    if (mail.draft) mail.draft.server.port = 2525;
    await choose(root, "mail-security", "tls");
    expect(mail.draft?.server).toMatchObject({ security: "tls", port: 2525 });
  });

  it("says that there is no keyring, and what the server answered", async () => {
    const root = await opened();
    await click(root, "mail-mode-server");
    await type(root, "mail-host", "smtp.example.fr");
    await type(root, "mail-user", "relances");
    await click(root, "mail-save");
    expect(find(root, "mail-secret").textContent).toContain("trousseau");
    await click(root, "mail-try");
    expect(find(root, "mail-answer").textContent).toContain("250");
  });
});
