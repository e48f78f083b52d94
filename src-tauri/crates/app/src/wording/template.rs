//! What is wrong with a text of the company's own.

use super::Words;
use crate::template::fault::Fault;

impl Words {
    /// The line, what is wrong with it, and what was probably meant.
    pub(crate) fn broken_template(self, line: usize, fault: &Fault) -> String {
        let meant = |nearest: &Option<&str>| match nearest {
            Some(name) => self.pick(
                format!(" Vouliez-vous dire « {name} » ?"),
                format!(" Did you mean “{name}”?"),
            ),
            None => self.pick(
                " Choisissez-le dans la liste « Insérer ».",
                " Choose one from the “Insert” list.",
            ),
        };
        let (fr, en, more) = match fault {
            Fault::Field(name, near) => (
                format!("le champ « {name} » n’existe pas."),
                format!("there is no field “{name}”."),
                meant(near),
            ),
            Fault::Block(name, near) => (
                format!("« {name} » n’est pas un bloc, ou n’est pas seul sur sa ligne."),
                format!("“{name}” is no block, or does not stand alone on its line."),
                meant(near),
            ),
            Fault::Clause(name, near) => (
                format!("la clause « {name} » n’existe pas."),
                format!("there is no clause “{name}”."),
                meant(near),
            ),
            Fault::Unclosed => (
                "une condition ou une boucle n’est pas fermée : il manque {% endif %} ou {% endfor %}.".to_owned(),
                "a condition or a loop is not closed: {% endif %} or {% endfor %} is missing.".to_owned(),
                String::new(),
            ),
            Fault::Other(problem) => {
                (format!("le texte ne se lit pas ({problem})."), format!("the text cannot be read ({problem})."), String::new())
            }
        };
        self.pick(format!("Ligne {line} : {fr}{more}"), format!("Line {line}: {en}{more}"))
    }
}
