//! A file with headings nobody knows: mapped once, looked at, taken in, and taken back.

use std::fs;

use crate::{Outcome, driver::Stage, screen::Screen};

/// What the ledger holds before: a list the program understands by itself.
const BEFORE: &str = "\
Échéancier clients au 20/11/2026;;;;;;
Code client;Nom du client;N° facture;Date facture;Date échéance;Montant TTC;Reste dû
C010;SARL Boulangerie du Marché;FA-2001;02/09/2026;02/10/2026;1 234,50;1 234,50
C010;SARL Boulangerie du Marché;FA-2014;05/11/2026;05/12/2026;300,00;300,00
C020;Cabinet Ménard;FA-2003;15/06/2026;15/07/2026;2 400,00;2 400,00
";

/// The next list, from a package that speaks of nothing we know: one invoice paid in part, one gone,
/// two new, one of them due before it was issued, and a row whose amount has a letter in it.
const UNKNOWN: &str = "\
Etat au 23/11/2026;;;;;
Repere;Denomination;Identifiant;Du;Pour le;Somme
C010;SARL Boulangerie du Marché;FA-2001;02/09/2026;02/10/2026;234,50
C020;Cabinet Ménard;FA-2003;15/06/2026;15/07/2026;2 400,00
C030;Établissements Vandenbrouck & Fils, matériaux anciens du Nord;FA-2020;18/11/2026;18/12/2026;5 120,00
C030;Établissements Vandenbrouck & Fils, matériaux anciens du Nord;FA-2021;19/11/2026;19/10/2026;88,20
C040;Garage Lefèvre;FA-2022;19/11/2026;19/12/2026;1 2O0,00
";

const COLUMNS: [(&str, &str); 6] = [
    ("map-0", "customer_code"),
    ("map-1", "customer_name"),
    ("map-2", "number"),
    ("map-3", "issued"),
    ("map-4", "due"),
    ("map-5", "open"),
];

#[tokio::test]
#[ignore = "drives the real window: cargo xtask test"]
async fn unknown_headings_are_mapped_looked_at_taken_in_and_taken_back() -> Outcome {
    let stage = Stage::new()?;
    let export = stage.export();
    fs::write(&export, BEFORE)?;
    stage
        .play("map", async |screen| {
            screen.press("start-open").await?;
            screen.press("import-commit").await?;
            screen.find("toast").await?;
            let before = balance(screen).await?;
            fs::write(&export, UNKNOWN)?;
            map(screen).await?;
            look_at_the_changes(screen).await?;
            repair(screen).await?;
            screen.press("import-commit").await?;
            screen.find("toast").await?;
            screen.shot("brief").await?;
            let after = balance(screen).await?;
            assert_ne!(before, after);
            take_back(screen).await?;
            assert_eq!(balance(screen).await?, before);
            screen.shot("aging-as-before").await
        })
        .await
}

/// The aged balance as it is read.
async fn balance(screen: &Screen) -> Result<String, Box<dyn std::error::Error>> {
    screen.press("nav-aging").await?;
    screen
        .until("the aged balance", "document.body.textContent.includes('Cabinet Ménard')")
        .await?;
    screen.settle().await?;
    let text = screen
        .ask("return document.querySelector('[role=grid], [role=table], table').textContent")
        .await?;
    Ok(text.to_string())
}

async fn map(screen: &Screen) -> Outcome {
    screen.press("nav-import").await?;
    screen.press("choose-file").await?;
    screen.press("tab-columns").await?;
    screen.shot("unknown").await?;
    for (column, field) in COLUMNS {
        screen.choose(column, field).await?;
    }
    screen.find("import-commit").await?;
    screen.shot("mapped").await
}

async fn look_at_the_changes(screen: &Screen) -> Outcome {
    for (tab, text) in
        [("tab-changes", "FA-2020"), ("tab-check", "FA-2021"), ("tab-rejected", "1 2O0,00")]
    {
        screen.press(tab).await?;
        let there = format!("document.body.innerHTML.includes('{text}')");
        screen.until(text, &there).await?;
        screen.shot(tab).await?;
    }
    Ok(())
}

/// The letter O in the amount is corrected where it stands.
async fn repair(screen: &Screen) -> Outcome {
    screen.write("repair-7-5", "1200,00").await?;
    screen
        .until("the corrected row", "document.querySelector(\"[data-testid^='corrected-']\")")
        .await?;
    screen.shot("repaired").await
}

async fn take_back(screen: &Screen) -> Outcome {
    screen.press("nav-import").await?;
    screen.find("imports").await?;
    screen.press("undo-2").await?;
    screen.find("undo-report").await?;
    screen.shot("undo").await?;
    screen.press("undo-confirm").await?;
    screen.find("redo-2").await?;
    screen.shot("undone").await
}
