//! The company's settings: what its letterhead lacks, and why a picture or a window is refused.

use documents::{
    envelope::ZoneError,
    picture::{MOST_PIXELS, PictureError},
};
use receivables::mentions::Mention;

use super::Words;

impl Words {
    /// The mentions that are missing, as one sentence; empty where none is.
    pub(crate) fn missing_mentions(self, missing: &[Mention]) -> String {
        if missing.is_empty() {
            return String::new();
        }
        let names: Vec<String> = missing.iter().map(|it| self.mention(*it)).collect();
        let names = names.join(", ");
        self.pick(
            format!("Mentions obligatoires à compléter (art. R123-237 C. com.) : {names}."),
            format!("Mandatory mentions to be filled in (art. R123-237 C. com.): {names}."),
        )
    }

    fn mention(self, mention: Mention) -> String {
        match mention {
            Mention::Name => self.pick("raison sociale", "name"),
            Mention::LegalForm => self.pick("forme juridique", "legal form"),
            Mention::Capital => self.pick("capital social", "share capital"),
            Mention::Siren => self.pick("SIREN", "SIREN"),
            Mention::Registry => self.pick("ville du RCS", "registry town"),
            Mention::Office => self.pick("siège social", "registered office"),
            Mention::SoleTrader => {
                self.pick("« EI » ou « entrepreneur individuel »", "“EI” (sole trader)")
            }
            Mention::Liquidator => self.pick("nom du liquidateur", "name of the liquidator"),
        }
    }

    /// Why a file is no picture for a letter.
    pub(crate) fn picture_refused(self, file: &str, reason: PictureError) -> String {
        match reason {
            PictureError::TooManyBytes { .. } => self.pick(
                format!("« {file} » dépasse 1 Mo. Réduisez l’image et choisissez-la de nouveau."),
                format!("“{file}” is larger than 1 MB. Make the picture smaller and choose it again."),
            ),
            PictureError::Unknown => self.pick(
                format!("« {file} » n’est ni un PNG ni un JPEG. Enregistrez l’image dans l’un de ces formats."),
                format!("“{file}” is neither a PNG nor a JPEG. Save the picture in one of these formats."),
            ),
            PictureError::TooManyPixels { width, height } => self.pick(
                format!("« {file} » mesure {width} × {height} pixels ; {MOST_PIXELS} par côté suffisent. Réduisez l’image."),
                format!("“{file}” is {width} × {height} pixels; {MOST_PIXELS} a side are enough. Make the picture smaller."),
            ),
            PictureError::Unreadable => self.pick(
                format!("« {file} » est endommagé ou d’un type qui ne s’imprime pas (CMJN par exemple). Enregistrez l’image de nouveau en PNG."),
                format!("“{file}” is damaged, or of a kind that does not print (CMYK, say). Save it again as a PNG."),
            ),
        }
    }

    /// Why a window of one's own cannot be used.
    pub(crate) fn window_refused(self, reason: ZoneError) -> String {
        match reason {
            ZoneError::Size => self.pick(
                "La zone visible mesure au moins 60 × 20 mm et tient sur la feuille. Corrigez ses mesures.",
                "The visible zone is at least 60 × 20 mm and lies on the sheet. Correct its measures.",
            ),
            ZoneError::Height => self.pick(
                "La zone visible se place entre 25 et 120 mm du haut de la feuille. Corrigez ses mesures.",
                "The visible zone lies between 25 and 120 mm from the top of the sheet. Correct its measures.",
            ),
            ZoneError::NoRoom => self.pick(
                "La zone visible ne laisse pas 45 mm à l’expéditeur d’un côté ou de l’autre. Décalez-la.",
                "The visible zone leaves the sender fewer than 45 mm on either side. Move it.",
            ),
        }
    }
}
