//! The aged balance in the real window: cut by segment, beside another day, one column alone, and
//! ticked customers gone through.

use crate::{Outcome, driver::Stage, screen::Screen};

#[tokio::test]
#[ignore = "drives the real window: cargo xtask test"]
async fn the_balance_is_cut_compared_and_worked_from() -> Outcome {
    let stage = Stage::new()?;
    stage
        .play("balance", async |screen| {
            screen.press("start-sample").await?;
            screen.find("cockpit").await?;
            screen.press("nav-aging").await?;
            screen.find("aged-table").await?;
            screen.shot("balance").await?;
            cut(screen).await?;
            one_column(screen).await?;
            export(screen).await?;
            round(screen).await?;
            in_the_dark(screen).await
        })
        .await
}

/// By segment, in two columns, beside the end of the month before.
async fn cut(screen: &Screen) -> Outcome {
    screen.keys("d").await?;
    screen.press("aged-by-segment").await?;
    screen.find("aged-groups").await?;
    screen.write("aged-compare", "31/10/2026").await?;
    screen.find("aging-change").await?;
    screen.shot("display").await?;
    screen.keys(&thirtyfour::Key::Escape.value().to_string()).await?;
    screen.press("group-0").await?;
    screen.shot("segment").await?;
    screen.press("group-0").await
}

async fn one_column(screen: &Screen) -> Outcome {
    screen.press("hold-2").await?;
    screen.find("aged-all").await?;
    screen.shot("column").await?;
    screen.press("aged-all").await
}

/// The same figures in a file of the user's.
async fn export(screen: &Screen) -> Outcome {
    screen.keys("e").await?;
    screen.find("export-xlsx").await?;
    screen.shot("export").await?;
    screen.press("export-xlsx").await?;
    screen
        .until(
            "the workbook",
            "[...document.querySelectorAll(\"[data-testid='toast']\")].some((it) => it.textContent.includes('.xlsx'))",
        )
        .await
}

/// Two customers are ticked by key, called on, and the round is over.
async fn round(screen: &Screen) -> Outcome {
    screen.press("nav-aging").await?;
    screen.keys("j j").await?;
    screen.find("aged-ticked").await?;
    screen.keys("j ").await?;
    screen.shot("ticked").await?;
    screen.keys("c").await?;
    screen.find("round").await?;
    screen.find("customer-sheet").await?;
    screen.shot("round").await?;
    screen.keys("]").await?;
    screen.press("round-next").await?;
    screen.find("aged-table").await?;
    Ok(())
}

async fn in_the_dark(screen: &Screen) -> Outcome {
    screen.press("theme-dark").await?;
    screen.press("language-en").await?;
    screen.resize(1920, 1080).await?;
    screen.shot("balance-dark").await
}
