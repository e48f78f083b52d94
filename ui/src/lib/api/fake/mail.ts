//! E-mail of the stand-in: `?keyring` has a keyring, `?mail=refused` a server that says no.

import type { Api } from "../api";
import type { MailSheet } from "../bindings/MailSheet";
import { refuse } from "./books";

type Mail = Pick<
  Api,
  "mailSettings" | "saveMailSettings" | "tryMail" | "draftLetters" | "sendLetters"
>;

export function fakeMail(options: URLSearchParams): Mail {
  let sheet: MailSheet = {
    settings: {
      mode: "drafts",
      from: "",
      receipt: true,
      server: { host: "", port: 465, security: "tls", user: "" },
    },
    password: "needless",
  };
  const outcome = { folder: "", letters: [], claimed: [], left_out: [], without_copy: [] };
  return {
    mailSettings: async () => structuredClone(sheet),
    saveMailSettings: async (settings, password) => {
      if (settings.mode === "server" && !settings.server.host) {
        refuse("mail_not_set", "Aucun serveur de messagerie n’est réglé.");
      }
      const asks = settings.mode === "server" && settings.server.user !== "";
      const kept = password ? "kept" : "missing";
      const state = options.has("keyring") ? kept : "no_keyring";
      sheet = { settings, password: asks ? state : "needless" };
      return structuredClone(sheet);
    },
    tryMail: async (settings) => {
      if (options.get("mail") === "refused") {
        refuse("mail_password", "Le serveur a refusé l’identifiant ou son mot de passe (535).");
      }
      return `Le serveur a pris le message d’essai pour ${settings.from || "comptes@papeterie.example"} (250 OK). Vérifiez qu’il est arrivé.`;
    },
    draftLetters: async () => outcome,
    sendLetters: async () => outcome,
  };
}
