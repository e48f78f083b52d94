//! The English of printing and sending.

import type { output as French } from "./output.fr";

export const output: typeof French = {
  paper: "Printing",
  mail: "E-mail",
  text: "A reminder by e-mail leaves with its letter as a PDF and the particulars the law requires (R123-237 C.\u00a0com.). A formal notice always leaves by registered post. These settings stay on this computer.",
  mode: "Sending",
  modes: { drafts: "Drafts", server: "Mail server" },
  modeTexts: {
    drafts:
      "Each letter becomes a draft that your mail program opens and sends: nothing to set, and you read it before you send.",
    server:
      "Encours hands the letters to your server over an encrypted connection and records its answer for each.",
  },
  host: "Server",
  port: "Port",
  security: "Encryption",
  securities: {
    tls: "TLS",
    starttls: "STARTTLS",
    plain: "None (this computer only)",
  },
  user: "User",
  password: "Password",
  passwords: {
    needless: "Without a user, the server asks for no password.",
    kept: "Kept in the system’s keyring. Leave empty to keep it as it is.",
    missing: "Will be kept in the system’s keyring, never in a file.",
    no_keyring: "This computer has no keyring: the password will be asked for each time you send.",
  },
  from: "Sender’s address",
  fromText: "Empty: your company’s address.",
  receipt: "Ask for a read receipt",
  save: "Save",
  saved: "Settings for sending saved.",
  tryOut: "Send a test message",
  trying: "Sending",
};
