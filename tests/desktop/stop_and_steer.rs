//! What stops a reminder and what steers it: a dispute of a part, an instalment plan and an insolvency
//! from the customer's file; then a scenario changed, tried on the next thirty days and on the past.

use thirtyfour::Key;

use crate::{Outcome, driver::Stage, screen::Screen};

#[tokio::test]
#[ignore = "drives the real window: cargo xtask test"]
async fn a_customer_is_left_alone_for_a_reason_and_a_scenario_is_tried_before_it_is_kept() -> Outcome
{
    let stage = Stage::new()?;
    stage
        .play("steer", async |screen| {
            screen.press("start-sample").await?;
            screen.find("cockpit").await?;
            dispute_a_part(screen).await?;
            agree_on_instalments(screen).await?;
            note_an_insolvency(screen).await?;
            change_a_scenario(screen).await?;
            look_ahead_and_back(screen).await?;
            segments(screen).await?;
            limit_the_day(screen).await
        })
        .await
}

/// Opens the file of a customer through the palette.
pub async fn open(screen: &Screen, name: &str) -> Outcome {
    screen.control('k').await?;
    screen.find("palette").await?;
    screen.keys(name).await?;
    let found = format!(
        "[...document.querySelectorAll(\"[data-testid='palette'] [role=option]\")].some((it) => it.textContent.includes('{name}'))"
    );
    screen.until("the customer in the palette", &found).await?;
    screen.keys(&Key::Enter.value().to_string()).await?;
    screen.find("customer-sheet").await?;
    let shown = format!("document.querySelector('h1')?.textContent.includes('{name}')");
    screen.until("its sheet", &shown).await
}

pub async fn told(screen: &Screen, section: &str, text: &str) -> Outcome {
    let told = format!(
        "document.querySelector(\"[data-testid='{section}']\")?.textContent.includes('{text}')"
    );
    screen.until(&format!("« {text} » in {section}"), &told).await
}

async fn dispute_a_part(screen: &Screen) -> Outcome {
    open(screen, "Pont-Levant").await?;
    screen.keys("l").await?;
    screen.find("dispute-form").await?;
    screen.choose("dispute-category", "quantity").await?;
    screen.fill("dispute-amount", "1200").await?;
    screen.fill("dispute-owner", "Mme Faure").await?;
    screen.shot("dispute-form").await?;
    screen.press("dispute-save").await?;
    told(screen, "disputes", "Mme Faure").await?;
    screen.shot("dispute-of-a-part").await
}

async fn agree_on_instalments(screen: &Screen) -> Outcome {
    open(screen, "Trois-Rochers").await?;
    screen.keys("h").await?;
    screen.find("plan-form").await?;
    screen.fill("plan-first", "15/12/2026").await?;
    screen.find("plan-proposal").await?;
    screen.shot("plan-proposal").await?;
    screen.press("plan-save").await?;
    told(screen, "plans", "en 3 échéances").await?;
    screen.shot("plan").await
}

async fn note_an_insolvency(screen: &Screen) -> Outcome {
    open(screen, "Garonne-Amont").await?;
    screen.keys("b").await?;
    screen.find("hold-form").await?;
    screen.choose("hold-kind", "insolvency").await?;
    screen.fill("hold-since", "02/11/2026").await?;
    screen.press("hold-save").await?;
    told(screen, "holds", "à déclarer au plus tard").await?;
    screen.shot("insolvency").await?;
    screen.press("nav-today").await?;
    screen.press("filter-declare_claim").await?;
    screen
        .until(
            "the deadline",
            "document.querySelector(\"[data-testid='reason']\")?.textContent.includes('janvier')",
        )
        .await?;
    screen.shot("claim-to-declare").await?;
    screen.press("filter-all").await
}

async fn change_a_scenario(screen: &Screen) -> Outcome {
    screen.press("nav-policies").await?;
    screen.press("level-call").await?;
    screen.find("level-fields").await?;
    screen.fill("level-days", "6").await?;
    screen.shot("level-edited").await?;
    screen.press("policy-save").await?;
    told(screen, "policy", "6\\u00a0jours").await?;
    screen.shot("scenario-saved").await
}

async fn look_ahead_and_back(screen: &Screen) -> Outcome {
    screen.press("tab-simulation").await?;
    screen.find("simulation-sentence").await?;
    screen.shot("simulation").await?;
    screen.press("tab-backTest").await?;
    screen.find("back-test-sentence").await?;
    screen.shot("back-test").await
}

async fn segments(screen: &Screen) -> Outcome {
    screen.press("policy-segments").await?;
    screen.find("segments").await?;
    screen.shot("segments").await
}

/// Two calls a day: the others are moved, each with its reason.
async fn limit_the_day(screen: &Screen) -> Outcome {
    screen.press("nav-today").await?;
    screen.press("capacity").await?;
    screen.fill("capacity-calls", "2").await?;
    screen.shot("capacity").await?;
    screen.press("save-capacity").await?;
    let folded = "!document.querySelector(\"[data-testid='capacity-form']\")";
    screen.until("the day's capacity kept", folded).await?;
    screen.press("filter-call").await?;
    screen.find("place-moved").await?;
    screen.shot("moved").await?;
    screen.press("language-en").await?;
    screen.until("English", "document.documentElement.lang === 'en'").await?;
    screen.press("theme-dark").await?;
    screen.shot("moved-dark").await?;
    screen.press("nav-policies").await?;
    screen.press("policy-1").await?;
    screen.find("policy").await?;
    screen.shot("scenarios-dark").await
}
