//! The first minute of a new user: an export from the accounting, and what is owed by whom.

use std::fs;

use crate::{Outcome, driver::Stage, screen::Screen};

/// What a French package writes: semicolons, day first, decimal comma, and no question to ask.
const EXPORT: &str = "\
Échéancier clients au 23/11/2026;;;;;;
Code client;Nom du client;N° facture;Date facture;Date échéance;Montant TTC;Reste dû
C010;SARL Boulangerie du Marché;FA-2001;02/09/2026;02/10/2026;1 234,50;1 234,50
C010;SARL Boulangerie du Marché;FA-2014;05/11/2026;05/12/2026;300,00;300,00
C020;Cabinet Ménard;FA-2003;15/06/2026;15/07/2026;2 400,00;1 000,00
C030;Garage Lefèvre;AV-2009;01/10/2026;01/10/2026;-80,00;-80,00
";

#[tokio::test]
#[ignore = "drives the real window: cargo xtask test"]
async fn an_export_becomes_an_aged_balance() -> Outcome {
    let stage = Stage::new()?;
    fs::write(stage.export(), EXPORT)?;
    stage
        .play("import", async |screen| {
            screen.press("start-open").await?;
            import(screen).await?;
            read_the_balance(screen).await
        })
        .await
}

async fn import(screen: &Screen) -> Outcome {
    screen.find("import-commit").await?;
    screen.shot("preview").await?;
    screen.press("import-commit").await?;
    screen.find("toast").await?;
    screen.shot("report").await
}

async fn read_the_balance(screen: &Screen) -> Outcome {
    screen.press("nav-aging").await?;
    for name in ["Boulangerie du Marché", "Cabinet Ménard", "Garage Lefèvre"] {
        let there = format!("document.body.textContent.includes('{name}')");
        screen.until(name, &there).await?;
    }
    // 1 234,50 + 300,00 + 1 000,00 − 80,00, whatever spaces the page groups by.
    let total = "document.body.textContent.replace(/\\s/g, '').includes('2454,50')";
    screen.until("the total", total).await?;
    screen.shot("aging").await
}
