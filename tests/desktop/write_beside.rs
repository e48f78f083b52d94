//! Letters beside the reminders: a statement is looked at, printed and kept; a plan is proposed to
//! sign; envelopes and labels go along.

use crate::{Outcome, driver::Stage, screen::Screen, stop_and_steer::open};

const PAINTED: &str = "document.querySelector(\"[data-testid='letter-page'][data-drawn='true']\")";

#[tokio::test]
#[ignore = "drives the real window: cargo xtask test"]
async fn a_statement_is_written_and_its_envelope_printed() -> Outcome {
    let stage = Stage::new()?;
    stage
        .play("writing", async |screen| {
            screen.press("start-sample").await?;
            screen.find("cockpit").await?;
            open(screen, "Cimes").await?;
            screen.keys("w").await?;
            screen.find("occasion-statement").await?;
            screen.until("a painted page", PAINTED).await?;
            screen.shot("statement").await?;
            screen.press("occasion-receipt").await?;
            screen.press("print-envelope").await?;
            saved(screen, "enveloppes").await?;
            screen.shot("receipt").await?;
            screen.press("occasion-statement").await?;
            screen.press("print-occasion").await?;
            saved(screen, "relevé-de-compte").await?;
            screen.shot("printed").await?;
            labels(screen).await?;
            in_the_dark(screen).await
        })
        .await
}

/// A toast names the file.
async fn saved(screen: &Screen, name: &str) -> Outcome {
    let told = "[...document.querySelectorAll(\"[data-testid='toast']\")]";
    screen
        .until(
            "the file that was written",
            &format!("{told}.some((it) => it.textContent.includes('{name}'))"),
        )
        .await
}

async fn labels(screen: &Screen) -> Outcome {
    screen.press("nav-letters").await?;
    screen.press("sheets").await?;
    screen.choose("sheet-support", "three_by_eight").await?;
    screen.fill("sheet-first", "4").await?;
    screen.shot("labels").await?;
    screen.press("sheet-save").await?;
    saved(screen, "etiquettes").await
}

/// The same pages in English, at night, on a large screen.
async fn in_the_dark(screen: &Screen) -> Outcome {
    screen.press("theme-dark").await?;
    screen.press("language-en").await?;
    screen.resize(1920, 1080).await?;
    open(screen, "Cimes").await?;
    screen.shot("customer-dark").await?;
    screen.keys("w").await?;
    screen.find("occasion-statement").await?;
    screen.until("a painted page", PAINTED).await?;
    screen.shot("statement-dark").await?;
    screen.press("nav-rates").await?;
    screen.find("rate-table").await?;
    screen.shot("rates-dark").await?;
    screen.press("nav-templates").await?;
    screen.until("a painted page", PAINTED).await?;
    screen.shot("template-dark").await
}
