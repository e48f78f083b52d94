//! Money on the letter: a rate read at its source and confirmed, the terms of sale, and what becomes
//! of a customer's penalties.

use crate::{
    Outcome,
    driver::Stage,
    screen::Screen,
    stop_and_steer::{open, told},
};

#[tokio::test]
#[ignore = "drives the real window: cargo xtask test"]
async fn a_rate_is_confirmed_and_penalties_are_waived_and_collected() -> Outcome {
    let stage = Stage::new()?;
    stage
        .play("penalties", async |screen| {
            screen.press("start-sample").await?;
            screen.find("cockpit").await?;
            rates(screen).await?;
            terms(screen).await?;
            penalties(screen).await
        })
        .await
}

async fn rates(screen: &Screen) -> Outcome {
    screen.press("nav-rates").await?;
    screen.find("confirm-semester").await?;
    screen.shot("rates").await?;
    screen.keys("n").await?;
    screen.find("rate-form").await?;
    screen.shot("rate-form").await?;
    screen.press("confirm-ecb").await?;
    let done = "!document.querySelector(\"[data-testid=confirm-ecb], [data-testid=rate-form]\")";
    screen.until("the rate confirmed", done).await?;
    screen.keys("c").await?;
    screen
        .until("all confirmed", "!document.querySelector(\"[data-testid=confirm-semester]\")")
        .await?;
    screen.shot("rates-confirmed").await
}

async fn terms(screen: &Screen) -> Outcome {
    screen.keys("m").await?;
    screen.find("terms-form").await?;
    screen.choose("terms-basis", "fixed").await?;
    screen.fill("terms-figure", "5").await?;
    screen.press("terms-save").await?;
    told(screen, "terms-sentence", "Taux fixe").await?;
    screen.find("rate-warning").await?;
    screen.shot("terms").await?;
    screen.control('z').await?;
    told(screen, "terms-sentence", "BCE + 10").await
}

async fn penalties(screen: &Screen) -> Outcome {
    open(screen, "Cimes").await?;
    screen.find("penalties-due").await?;
    screen.ask("document.querySelector(\"[data-testid='penalties']\").scrollIntoView()").await?;
    screen.shot("customer-penalties").await?;
    screen.press("waive-F2026-0145").await?;
    screen.fill("waive-note", "geste commercial").await?;
    screen.press("waive-save").await?;
    told(screen, "penalties", "geste commercial").await?;
    screen.press("collect-F2026-0159").await?;
    screen.find("collect-form").await?;
    screen.shot("collect").await?;
    screen.press("collect-save").await?;
    told(screen, "penalties", "encaissés").await?;
    screen.shot("collected").await?;
    screen.control('z').await?;
    screen.find("collect-F2026-0159").await?;
    screen.no_errors().await
}
