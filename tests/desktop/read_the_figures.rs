//! What the figures say in the real window: what will come in, how customers pay, and the same on
//! paper.

use crate::{Outcome, driver::Stage, screen::Screen, stop_and_steer::open};

#[tokio::test]
#[ignore = "drives the real window: cargo xtask test"]
async fn what_will_come_in_and_how_customers_pay_is_read_and_printed() -> Outcome {
    let stage = Stage::new()?;
    stage
        .play("figures", async |screen| {
            screen.press("start-sample").await?;
            screen.find("cockpit").await?;
            working(screen).await?;
            forecast(screen).await?;
            provision(screen).await?;
            screen.press("nav-payers").await?;
            screen.find("payers").await?;
            screen.keys("jj").await?;
            screen.shot("payers").await?;
            open(screen, "Cimes").await?;
            screen.find("payer").await?;
            screen.shot("payer").await?;
            in_the_dark(screen).await
        })
        .await
}

/// Thirteen weeks, the error measured on the ledger's own past, and the page that prints.
async fn forecast(screen: &Screen) -> Outcome {
    screen.press("nav-forecast").await?;
    screen.find("forecast-weeks").await?;
    screen.find("range-chart").await?;
    screen.shot("forecast").await?;
    screen.press("ask-week-1").await?;
    screen.find("part-0").await?;
    screen.keys("x").await?;
    screen.find("export-week-xlsx").await?;
    screen.shot("week").await?;
    screen.keys("\u{E00C}").await?; // Escape closes the ways, then the panel.
    screen.press("close-week").await?;
    screen.keys("e").await?;
    screen.press("export-pdf").await?;
    screen
        .until(
            "the page that prints",
            "[...document.querySelectorAll(\"[data-testid='toast']\")].some((it) => it.textContent.includes('.pdf'))",
        )
        .await
}

/// A figure opens its own working.
async fn working(screen: &Screen) -> Outcome {
    screen.press("nav-indicators").await?;
    screen.find("chart").await?;
    screen.shot("indicators").await?;
    let figures = screen.all("headline-").await?;
    figures.first().ok_or("no figure")?.click().await?;
    screen.find("working").await?;
    screen.shot("working").await
}

/// Loss rates are entered, and the month is closed.
async fn provision(screen: &Screen) -> Outcome {
    screen.press("nav-provision").await?;
    screen.find("matrix").await?;
    screen.shot("provision-empty").await?;
    screen.fill("rate-up_to30", "1,6").await?;
    screen.fill("rate-over90", "50").await?;
    screen.press("save-rates").await?;
    screen.find("toast").await?;
    screen.shot("provision").await?;
    screen.press("close-month").await?;
    screen.find("close-ask").await?;
    screen.shot("close").await?;
    screen.press("close-yes").await?;
    screen.find("closings").await?;
    screen.shot("closed").await
}

async fn in_the_dark(screen: &Screen) -> Outcome {
    screen.press("theme-dark").await?;
    screen.press("language-en").await?;
    screen.resize(1920, 1080).await?;
    screen.press("nav-forecast").await?;
    screen.find("range-chart").await?;
    screen
        .until("the measured error", "document.querySelector(\"[data-testid='forecast-error'] p\")")
        .await?;
    screen.press("ask-week-2").await?;
    screen.find("part-0").await?;
    screen.shot("forecast-dark").await?;
    screen.press("nav-payers").await?;
    screen.find("payers").await?;
    screen.shot("payers-dark").await?;
    screen.press("nav-indicators").await?;
    screen.find("chart").await?;
    screen.shot("indicators-dark").await?;
    screen.press("nav-provision").await?;
    screen.shot("provision-dark").await
}
