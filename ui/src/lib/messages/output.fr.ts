//! The French of printing and sending.

export const output = {
  paper: "Impression",
  mail: "E-mail",
  text: "Une relance par e-mail part avec sa lettre en PDF et les mentions obligatoires (R123-237 C.\u00a0com.). Une mise en demeure part toujours en recommandé. Ces réglages restent sur cet ordinateur.",
  mode: "Envoi",
  modes: { drafts: "Brouillons", server: "Serveur de messagerie" },
  modeTexts: {
    drafts:
      "Chaque lettre devient un brouillon que votre messagerie ouvre et envoie\u00a0: rien à régler, et vous relisez avant d’envoyer.",
    server:
      "Encours remet les lettres à votre serveur, par une connexion chiffrée, et note sa réponse pour chacune.",
  },
  host: "Serveur",
  port: "Port",
  security: "Chiffrement",
  securities: {
    tls: "TLS",
    starttls: "STARTTLS",
    plain: "Aucun (cet ordinateur seulement)",
  },
  user: "Identifiant",
  password: "Mot de passe",
  passwords: {
    needless: "Sans identifiant, le serveur ne demande pas de mot de passe.",
    kept: "Gardé dans le trousseau du système. Laissez vide pour ne pas le changer.",
    missing: "Sera gardé dans le trousseau du système, jamais dans un fichier.",
    no_keyring: "Cet ordinateur n’a pas de trousseau\u00a0: le mot de passe sera demandé à chaque envoi.",
  },
  from: "Adresse d’expédition",
  fromText: "Vide\u00a0: l’adresse de votre société.",
  receipt: "Demander un accusé de lecture",
  save: "Enregistrer",
  saved: "Réglages d’envoi enregistrés.",
  tryOut: "Envoyer un message d’essai",
  trying: "Envoi en cours",
};
