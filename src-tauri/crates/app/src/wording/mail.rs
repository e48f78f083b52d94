//! E-mail: why a letter does not go by it, and what a server answered.

use documents::letters::EmailText;

use super::Words;
use crate::mail::Refusal;

impl Words {
    /// Why a registered letter stays on paper.
    pub(crate) fn never_by_email_alone(self) -> String {
        self.pick(
            "Une mise en demeure part en recommandé avec avis de réception, jamais par e-mail seul : imprimez-la.",
            "A formal notice leaves by registered post, never by e-mail alone: print it.",
        )
    }

    /// An address of a customer's file that no server would take.
    pub(crate) fn wrong_recipient(self, address: &str) -> String {
        self.pick(
            format!(
                "« {address} » n’est pas une adresse e-mail : corrigez-la dans la fiche du client."
            ),
            format!("“{address}” is not an e-mail address: correct it in the customer’s file."),
        )
    }

    /// Why no e-mail leaves, and what to do.
    pub(crate) fn mail_refused(self, refusal: &Refusal) -> String {
        match refusal {
            Refusal::NoSender => self.pick(
                "L’adresse e-mail de votre société manque : un message ne peut pas partir sans elle. Complétez-la dans Réglages.",
                "Your company’s e-mail address is missing: no message can leave without it. Complete it in Settings.",
            ),
            Refusal::InvalidAddress(address) => self.pick(
                format!("« {address} » n’est pas une adresse e-mail. Écrivez-la ainsi : compta@example.fr."),
                format!("“{address}” is not an e-mail address. Write it like this: accounts@example.com."),
            ),
            Refusal::NoServer => self.pick(
                "Aucun serveur de messagerie n’est réglé. Indiquez-le dans Réglages, Impression et envoi, ou choisissez les brouillons.",
                "No mail server is set. Enter it in Settings, Printing and sending, or choose drafts.",
            ),
            Refusal::InvalidPort => self.pick(
                "Le port est un nombre de 1 à 65535 : 465 en TLS, 587 en STARTTLS.",
                "The port is a number from 1 to 65535: 465 with TLS, 587 with STARTTLS.",
            ),
            Refusal::PlainText(host) => self.pick(
                format!("La connexion à {host} doit être chiffrée : choisissez TLS ou STARTTLS. Sans chiffrement, seul un serveur de cet ordinateur (localhost) est accepté."),
                format!("The connection to {host} must be encrypted: choose TLS or STARTTLS. Without encryption, only a server on this computer (localhost) is accepted."),
            ),
            Refusal::UnreadableSettings(path) => self.pick(
                format!("Les réglages d’envoi ({path}) sont illisibles. Supprimez ce fichier, puis saisissez-les de nouveau."),
                format!("The settings for sending ({path}) cannot be read. Delete that file, then enter them again."),
            ),
            Refusal::PasswordNeeded(user) => self.pick(
                format!("Le mot de passe de {user} n’est pas connu de cet ordinateur. Saisissez-le."),
                format!("This computer does not know the password of {user}. Enter it."),
            ),
            Refusal::Login { user, answer } => self.pick(
                format!("Le serveur a refusé l’identifiant {user} ou son mot de passe ({answer}). Vérifiez-les ; certains fournisseurs exigent un mot de passe d’application."),
                format!("The server refused the user {user} or its password ({answer}). Check both; some providers want an app password."),
            ),
            Refusal::Unrecorded(reason) => self.pick(
                format!("Le message est parti, mais n’a pas pu être noté : {reason} Notez-le dans la fiche du client, ne le renvoyez pas."),
                format!("The message left but could not be recorded: {reason} Note it in the customer’s file; do not send it again."),
            ),
            Refusal::Certificate { host, detail } => self.pick(
                format!("Le certificat de {host} n’est pas reconnu ({detail}) : rien n’a été envoyé. Vérifiez le nom du serveur ; s’il est juste, demandez à votre service informatique."),
                format!("The certificate of {host} is not trusted ({detail}): nothing was sent. Check the server’s name; if it is right, ask your IT department."),
            ),
            Refusal::NoTls { host, port, detail } => self.pick(
                format!("{host} ne chiffre pas la connexion comme demandé sur le port {port} ({detail}) : rien n’a été envoyé. Essayez l’autre mode : TLS (port 465) ou STARTTLS (port 587)."),
                format!("{host} does not encrypt the connection as asked on port {port} ({detail}): nothing was sent. Try the other way: TLS (port 465) or STARTTLS (port 587)."),
            ),
            Refusal::Sender { address, answer } => self.pick(
                format!("Le serveur n’accepte pas {address} comme expéditeur ({answer}). Indiquez l’adresse de ce compte dans Réglages, Impression et envoi."),
                format!("The server does not accept {address} as the sender ({answer}). Enter that account’s address in Settings, Printing and sending."),
            ),
            Refusal::Recipient { address, answer } => self.pick(
                format!("Le serveur n’accepte pas le destinataire {address} ({answer}). Vérifiez l’adresse dans la fiche du client."),
                format!("The server does not accept the recipient {address} ({answer}). Check the address in the customer’s file."),
            ),
            Refusal::Message(answer) => self.pick(
                format!("Le serveur a refusé le message ({answer}). Réessayez plus tard, ou envoyez-le en brouillon."),
                format!("The server refused the message ({answer}). Try again later, or send it as a draft."),
            ),
            Refusal::Unanswered(host) => self.pick(
                format!("La connexion à {host} s’est interrompue avant sa réponse : le message est peut-être parti. Regardez dans les messages envoyés de ce compte avant de le renvoyer."),
                format!("The connection to {host} broke before it answered: the message may have left. Look into that account’s sent messages before you send it again."),
            ),
            Refusal::Unreachable { host, port, detail } => self.pick(
                format!("{host} ne répond pas sur le port {port} ({detail}) : rien n’a été envoyé. Vérifiez le nom, le port et votre connexion."),
                format!("{host} does not answer on port {port} ({detail}): nothing was sent. Check the name, the port and your connection."),
            ),
            Refusal::Broken(host) => self.pick(
                format!("La connexion à {host} s’est interrompue : ce message n’est pas parti. Renvoyez-le."),
                format!("The connection to {host} broke: this message did not leave. Send it again."),
            ),
        }
    }

    /// Why the letters after a failure were not tried.
    pub(crate) fn not_tried(self, refusal: &Refusal) -> String {
        let reason = self.mail_refused(refusal);
        self.pick(
            format!("Pas envoyé, l’envoi s’étant arrêté avant : {reason}"),
            format!("Not sent, for sending stopped before it: {reason}"),
        )
    }

    /// Why the letters after a stop were not sent.
    pub(crate) fn stopped_before(self) -> String {
        self.pick("Pas envoyé : vous avez arrêté l’envoi.", "Not sent: you stopped the sending.")
    }

    /// The message that tries the settings out.
    pub(crate) fn trial(self) -> EmailText {
        let plain = self.pick(
            "Ce message d’essai vient d’Encours : l’envoi par ce serveur fonctionne.\n",
            "This is a test message from Encours: sending by this server works.\n",
        );
        EmailText {
            subject: self.pick("Message d’essai d’Encours", "Test message from Encours"),
            html: format!("<p>{}</p>\n", plain.trim()),
            plain,
        }
    }

    /// What became of it.
    pub(crate) fn trial_taken(self, address: &str, answer: &str) -> String {
        self.pick(
            format!("Le serveur a pris le message d’essai pour {address} ({answer}). Vérifiez qu’il est arrivé."),
            format!("The server took the test message for {address} ({answer}). Check that it arrived."),
        )
    }
}
