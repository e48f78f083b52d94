//! Printing: why nothing came out, and which copies did not go along.

use documents::binder::Unusable;

use super::Words;
use crate::print::PrintTrouble;

impl Words {
    /// Why nothing was printed, and what to do.
    pub(crate) fn print_trouble(self, trouble: &PrintTrouble) -> String {
        match trouble {
            PrintTrouble::NoSystem => self.pick(
                "Cette machine n’a pas de service d’impression (CUPS). Installez-le, ou enregistrez le PDF et imprimez-le ailleurs.",
                "This machine has no printing system (CUPS). Install it, or save the PDF and print it elsewhere.",
            ),
            PrintTrouble::Down => self.pick(
                "Le service d’impression de cette machine est arrêté. Démarrez-le puis réessayez, ou enregistrez le PDF.",
                "The printing system of this machine is not running. Start it and try again, or save the PDF.",
            ),
            PrintTrouble::NoPrinter => self.pick(
                "Aucune imprimante n’est installée sur cette machine. Ajoutez-en une dans les réglages du système, ou enregistrez le PDF.",
                "No printer is set up on this machine. Add one in the system’s settings, or save the PDF.",
            ),
            PrintTrouble::Gone(printer) => self.pick(
                format!("L’imprimante « {printer} » n’est plus installée sur cette machine. Choisissez-en une autre dans les réglages d’impression."),
                format!("The printer “{printer}” is no longer set up on this machine. Choose another one in the printing settings."),
            ),
            PrintTrouble::Refused { printer, said } => self.pick(
                format!("L’imprimante « {printer} » n’a pas accepté les lettres : « {said} » Rien n’est imprimé ni noté. Corrigez cela puis réessayez, ou enregistrez le PDF."),
                format!("The printer “{printer}” did not accept the letters: “{said}” Nothing is printed or recorded. Put that right and try again, or save the PDF."),
            ),
            PrintTrouble::Silent => self.pick(
                "Le service d’impression ne répond pas. Vérifiez la file d’attente avant de réessayer, ou enregistrez le PDF.",
                "The printing system does not answer. Look at its queue before you try again, or save the PDF.",
            ),
        }
    }

    /// No printer was chosen.
    pub(crate) fn no_printer_chosen(self) -> String {
        self.pick(
            "Aucune imprimante n’est choisie. Choisissez-en une dans les réglages d’impression, ou enregistrez le PDF.",
            "No printer is chosen. Choose one in the printing settings, or save the PDF.",
        )
    }

    /// No PDF of an invoice is kept.
    pub(crate) fn no_copy(self, number: &str) -> String {
        self.pick(
            format!("{number} : sa copie n’est pas dans le dossier. Importez la facture au format PDF (Factur-X)."),
            format!("{number}: no copy of it is in the ledger. Import the invoice as PDF (Factur-X)."),
        )
    }

    /// The file that is kept of an invoice is no PDF.
    pub(crate) fn copy_is_data(self, number: &str) -> String {
        self.pick(
            format!("{number} : seul le fichier XML de la facture est gardé, il ne s’imprime pas. Importez son PDF."),
            format!("{number}: only the XML file of the invoice is kept, which does not print. Import its PDF."),
        )
    }

    /// The PDF of an invoice cannot be bound.
    pub(crate) fn copy_unusable(self, number: &str, why: Unusable) -> String {
        match why {
            Unusable::NotPdf | Unusable::Broken => self.pick(
                format!(
                    "{number} : le PDF de la facture est endommagé. Joignez la copie à la main."
                ),
                format!("{number}: the PDF of the invoice is damaged. Add the copy by hand."),
            ),
            Unusable::Protected => self.pick(
                format!("{number} : le PDF de la facture est protégé. Joignez la copie à la main."),
                format!("{number}: the PDF of the invoice is protected. Add the copy by hand."),
            ),
        }
    }
}
