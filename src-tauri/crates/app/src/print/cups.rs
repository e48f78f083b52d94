//! CUPS, the printing system of Linux and macOS, through the commands that every one of them has:
//! `lpstat` lists the printers, `lpoptions` says what one can do, `lp` takes the job.

use std::process::Command;

use super::{
    PrintJob, PrintSystem, PrintTrouble, Printer, PrinterFeatures,
    command::{Said, run},
};

/// The CUPS of this machine, or the server of another address.
#[derive(Debug, Clone, Default)]
pub struct Cups {
    server: Option<String>,
}

impl Cups {
    /// The CUPS that listens at an address, such as `localhost:631`.
    pub fn at(server: impl Into<String>) -> Self {
        Self { server: Some(server.into()) }
    }

    /// A command in the user's own language, for what the user reads.
    fn command(&self, name: &str) -> Command {
        let mut command = Command::new(name);
        if let Some(server) = &self.server {
            command.env("CUPS_SERVER", server);
        }
        command
    }

    /// What a command answers in English, for what is read here.
    fn ask(&self, name: &str, words: &[&str]) -> Result<Said, PrintTrouble> {
        run(self.command(name).args(words).env("LC_ALL", "C"))
    }

    fn is_down(&self) -> Result<bool, PrintTrouble> {
        Ok(self.ask("lpstat", &["-r"])?.out.contains("not running"))
    }
}

impl PrintSystem for Cups {
    fn printers(&self) -> Result<Vec<Printer>, PrintTrouble> {
        let names = self.ask("lpstat", &["-e"])?.out;
        let default = self.ask("lpstat", &["-d"])?.out;
        let default = default.trim().rsplit_once(": ").map(|(_, name)| name);
        let printer =
            |name: &str| Printer { name: name.to_owned(), default: default == Some(name) };
        let names = names.lines().map(str::trim).filter(|it| !it.is_empty());
        let printers: Vec<_> = names.map(printer).collect();
        match printers.is_empty() {
            true if self.is_down()? => Err(PrintTrouble::Down),
            true => Err(PrintTrouble::NoPrinter),
            false => Ok(printers),
        }
    }

    fn features(&self, printer: &str) -> Result<PrinterFeatures, PrintTrouble> {
        Ok(features(&self.ask("lpoptions", &["-p", printer, "-l"])?.out))
    }

    fn print(&self, job: &PrintJob<'_>) -> Result<String, PrintTrouble> {
        let said = run(self.command("lp").args(arguments(job)).arg(job.file))?;
        let printer = job.settings.printer.clone();
        if said.success {
            return Ok(job_number(&said.out, &printer));
        }
        let there = self.printers()?;
        if there.iter().all(|it| it.name != printer) {
            return Err(PrintTrouble::Gone(printer));
        }
        Err(PrintTrouble::Refused { printer, said: last_words(&said.err) })
    }
}

/// What `lp` is told beside the file.
fn arguments(job: &PrintJob<'_>) -> Vec<String> {
    let settings = job.settings;
    let sides = if settings.duplex { "two-sided-long-edge" } else { "one-sided" };
    let mut words = vec![
        "-d".to_owned(),
        settings.printer.clone(),
        "-n".to_owned(),
        settings.copies.to_string(),
        "-t".to_owned(),
        job.title.to_owned(),
    ];
    let mut option = |text: String| words.extend(["-o".to_owned(), text]);
    option("media=A4".to_owned());
    option(format!("sides={sides}"));
    if settings.copies > 1 {
        option("collate=true".to_owned());
    }
    if !settings.tray.is_empty() {
        option(format!("InputSlot={}", settings.tray));
    }
    words
}

/// `Bureau-12`, wherever the system's language puts it; empty where it says none.
fn job_number(said: &str, printer: &str) -> String {
    let queue = printer.split('/').next().unwrap_or(printer);
    let is_job = |it: &&str| {
        let number = it.strip_prefix(queue).and_then(|it| it.strip_prefix('-'));
        number.is_some_and(|it| !it.is_empty() && it.bytes().all(|it| it.is_ascii_digit()))
    };
    said.split_whitespace().find(is_job).unwrap_or_default().to_owned()
}

/// What a command complained of last, without its own name before it.
fn last_words(said: &str) -> String {
    let last = said.lines().map(str::trim).rfind(|it| !it.is_empty()).unwrap_or_default();
    last.strip_prefix("lp: ").unwrap_or(last).to_owned()
}

/// Reads lines such as `InputSlot/Media Source: *Auto Tray1` and `Duplex/2-Sided: *None
/// DuplexNoTumble`; the star marks what is set.
fn features(listed: &str) -> PrinterFeatures {
    let mut features = PrinterFeatures::default();
    for line in listed.lines() {
        let Some((option, choices)) = line.split_once(':') else { continue };
        let option = option.split('/').next().unwrap_or(option);
        let choices = choices.split_whitespace().map(|it| it.trim_start_matches('*').to_owned());
        match option {
            "InputSlot" => features.trays = choices.collect(),
            it if it.ends_with("Duplex") => {
                features.both_sides = choices.into_iter().any(|it| it.contains("Tumble"));
            }
            _ => {}
        }
    }
    if features.trays.len() < 2 {
        features.trays.clear();
    }
    features
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::*;
    use crate::print::PrinterSettings;

    #[test]
    fn a_job_says_printer_copies_sides_and_tray() {
        let settings = PrinterSettings {
            printer: "Bureau".to_owned(),
            tray: "Tray2".to_owned(),
            duplex: true,
            copies: 2,
        };
        let file = Path::new("/tmp/letters.pdf");
        let job = PrintJob { file, title: "courriers", settings: &settings };
        assert_eq!(
            arguments(&job).join(" "),
            "-d Bureau -n 2 -t courriers -o media=A4 -o sides=two-sided-long-edge \
             -o collate=true -o InputSlot=Tray2"
        );
    }

    #[test]
    fn the_job_number_is_found_in_any_language() {
        for (said, number) in [
            ("request id is Bureau-12 (1 file(s))\n", "Bureau-12"),
            ("l'identifiant de la requête est Bureau-3 (1 fichier(s))\n", "Bureau-3"),
            ("request id is Bureau-Nord-3 (1 file(s))\n", ""),
            ("", ""),
        ] {
            assert_eq!(job_number(said, "Bureau"), number);
        }
    }

    #[test]
    fn what_a_printer_can_do_is_read_from_its_options() {
        let both = "PageSize/Media Size: A3 *A4\nInputSlot/Media Source: *Auto Tray1 Tray2\n\
                    Duplex/2-Sided Printing: *None DuplexNoTumble DuplexTumble\n";
        let simple = "InputSlot/Media Source: *Auto\nDuplex/2-Sided Printing: *None\n";
        let trays = ["Auto", "Tray1", "Tray2"].map(str::to_owned).to_vec();
        for (listed, expected) in [
            (both, PrinterFeatures { trays, both_sides: true }),
            (simple, PrinterFeatures::default()),
            ("", PrinterFeatures::default()),
        ] {
            assert_eq!(features(listed), expected);
        }
    }

    #[test]
    fn a_refusal_keeps_the_systems_own_words() {
        let said = "lp: Destination \"Bureau\" is not accepting jobs.\n";
        assert_eq!(last_words(said), "Destination \"Bureau\" is not accepting jobs.");
    }
}
