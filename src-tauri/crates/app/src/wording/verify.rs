//! Verification findings.

use store::Finding;

use super::Words;

impl Words {
    /// What is wrong with the ledger.
    pub(crate) fn finding(self, finding: &Finding) -> String {
        match finding {
            Finding::Damaged(detail) => self.pick(
                format!("Le fichier est endommagé : {detail}."),
                format!("The file is damaged: {detail}."),
            ),
            Finding::Orphan { table } => self.pick(
                format!("Une ligne de la table {table} renvoie à une ligne absente."),
                format!("A row of table {table} refers to an absent row."),
            ),
            Finding::OpenAmount { number } => self.pick(
                format!("Pièce {number} : le solde n’est pas le montant moins les règlements."),
                format!("Document {number}: what is open is not the amount less the settlements."),
            ),
            Finding::Act { id } => self.pick(
                format!("L’acte n° {id} (appel, courrier) n’est plus celui qui a été enregistré."),
                format!("Act no. {id} (call, letter) is not what was recorded any more."),
            ),
            Finding::Promise { id } => self.pick(
                format!("La promesse n° {id} n’est plus celle qui a été enregistrée."),
                format!("Promise no. {id} is not what was recorded any more."),
            ),
            Finding::Document { id } => self.pick(
                format!("Le courrier conservé n° {id} n’est plus celui qui a été posté."),
                format!("Kept letter no. {id} is not what was posted any more."),
            ),
            Finding::Closing { id } => self.pick(
                format!("L’arrêté n° {id} n’est plus celui qui a été figé."),
                format!("Closing no. {id} is not what was frozen any more."),
            ),
            Finding::SalesList { id } => self.pick(
                format!("La liste de commercial n° {id} n’est plus celle qui a été remise."),
                format!("Salesperson’s list no. {id} is not what was handed out any more."),
            ),
            Finding::Remark { id } => self.pick(
                format!("La remarque n° {id} n’est plus celle qui a été notée."),
                format!("Remark no. {id} is not what was noted any more."),
            ),
            Finding::Source { id } => self.pick(
                format!("Le fichier conservé de l’import n° {id} n’est plus celui qui a été lu."),
                format!("The kept file of import no. {id} is not what was read any more."),
            ),
            Finding::BankLine { id } => self.pick(
                format!(
                    "La ligne de banque n° {id} règle plus que son montant, ou en sens contraire."
                ),
                format!("Bank line no. {id} settles more than its amount, or against its sign."),
            ),
            Finding::Withdrawn { number } => self.pick(
                format!("Pièce {number} : elle est retirée, mais compte encore."),
                format!("Document {number}: it is withdrawn, but still counts."),
            ),
            Finding::Journal { id } => self.pick(
                format!(
                    "L’entrée n° {id} du journal a été modifiée, ou une entrée manque avant elle."
                ),
                format!("Journal entry no. {id} was altered, or one is missing before it."),
            ),
        }
    }
}
