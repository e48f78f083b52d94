//! Windows: the shell's own verb, with which the program that shows PDFs prints one on a printer.
//!
//! PDF bytes are never sent to the spooler as they are: most printers would print them as text. How
//! a sheet is printed is the printer's own preference; the verb says nothing of sides and trays.

use std::process::Command;

use super::{PrintJob, PrintSystem, PrintTrouble, Printer, PrinterFeatures, command::run};

/// The printing of Windows.
#[derive(Debug, Clone, Copy, Default)]
pub struct Shell;

/// Lists the printers, the default one marked.
const LIST: &str = "[Console]::OutputEncoding = [Text.Encoding]::UTF8; \
    Get-CimInstance -ClassName Win32_Printer | \
    ForEach-Object { \"$([int]$_.Default)`t$($_.Name)\" }";

/// Prints one file. What comes from outside arrives in the environment, where it cannot be taken
/// for a part of the command.
const PRINT: &str = "[Console]::OutputEncoding = [Text.Encoding]::UTF8; \
    $ErrorActionPreference = 'Stop'; try { \
    Start-Process -FilePath $env:ENCOURS_PRINT_FILE -Verb PrintTo -WindowStyle Hidden \
    -ArgumentList ('\"' + $env:ENCOURS_PRINT_ON + '\"') \
    } catch { [Console]::Error.WriteLine($_.Exception.Message); exit 1 }";

impl PrintSystem for Shell {
    fn printers(&self) -> Result<Vec<Printer>, PrintTrouble> {
        let printers = listed(&run(&mut powershell(LIST))?.out);
        if printers.is_empty() { Err(PrintTrouble::NoPrinter) } else { Ok(printers) }
    }

    /// No tray can be chosen. Where the printer's preference is both sides, each letter still wants
    /// a sheet of its own.
    fn features(&self, _: &str) -> Result<PrinterFeatures, PrintTrouble> {
        Ok(PrinterFeatures { trays: Vec::new(), both_sides: true })
    }

    fn print(&self, job: &PrintJob<'_>) -> Result<String, PrintTrouble> {
        let printer = job.settings.printer.clone();
        for _ in 0..job.settings.copies {
            let mut command = powershell(PRINT);
            command.env("ENCOURS_PRINT_FILE", job.file).env("ENCOURS_PRINT_ON", &printer);
            let said = run(&mut command)?;
            if !said.success {
                return Err(PrintTrouble::Refused { printer, said: said.err.trim().to_owned() });
            }
        }
        Ok(String::new())
    }
}

fn powershell(script: &str) -> Command {
    let mut command = Command::new("powershell.exe");
    command.args(["-NoProfile", "-NonInteractive", "-Command", script]);
    without_a_window(&mut command);
    command
}

/// No black window flashes up.
#[cfg(windows)]
fn without_a_window(command: &mut Command) {
    use std::os::windows::process::CommandExt;
    const CREATE_NO_WINDOW: u32 = 0x0800_0000;
    command.creation_flags(CREATE_NO_WINDOW);
}

#[cfg(not(windows))]
fn without_a_window(_: &mut Command) {}

/// Reads lines such as `1`, a tab, `Bureau`.
fn listed(said: &str) -> Vec<Printer> {
    let lines = said.lines().filter_map(|it| it.trim_end().split_once('\t'));
    let named = lines.filter(|(_, name)| !name.is_empty());
    named.map(|(mark, name)| Printer { name: name.to_owned(), default: mark == "1" }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn printers_are_read_with_the_default_one_marked() {
        let read = listed("0\tMicrosoft Print to PDF\r\n1\tBureau du 2e\r\n\r\n");
        let read: Vec<_> = read.iter().map(|it| (it.name.as_str(), it.default)).collect();
        assert_eq!(read, [("Microsoft Print to PDF", false), ("Bureau du 2e", true)]);
    }
}
