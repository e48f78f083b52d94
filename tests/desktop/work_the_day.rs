//! A day worked by keyboard alone: five calls, two letters, and one of them taken back.
//!
//! The keys are counted: a call that brings nothing to type is logged, and the next customer shown,
//! in three keys at most.

use thirtyfour::Key;

use crate::{Outcome, driver::Stage, screen::Screen};

/// Keys to log a call and be at the next customer, a date or an hour to type aside.
const MOST: usize = 3;

#[tokio::test]
#[ignore = "drives the real window: cargo xtask test"]
async fn a_day_is_worked_by_keyboard_alone() -> Outcome {
    let stage = Stage::new()?;
    stage
        .play("day", async |screen| {
            open_the_sample(screen).await?;
            let rows = rows(screen).await?;
            let calls = calls(screen).await?;
            let letters = letters(screen).await?;
            take_one_back(screen).await?;
            // Six of the seven stand: who promised, contests, was spoken to or written to has left
            // the list; who was left a message has, too.
            assert_eq!(self::rows(screen).await?, rows - 6);
            eprintln!("keys: {} for five calls, {} for two letters", calls, letters);
            show_the_way_back(screen).await?;
            in_english_and_in_the_dark(screen).await?;
            on_a_desk_s_screen(screen).await
        })
        .await
}

/// A key as the driver types it.
fn key(key: Key) -> String {
    key.value().to_string()
}

/// The first button of the first window is the sample company's, or a few tabs away.
async fn open_the_sample(screen: &Screen) -> Outcome {
    screen.find("start-sample").await?;
    let focused = "document.activeElement?.dataset?.testid === 'start-sample'";
    for _ in 0..12 {
        if screen.ask(&format!("return {focused}")).await? == true {
            break;
        }
        screen.keys(&key(Key::Tab)).await?;
    }
    screen.keys(&key(Key::Enter)).await?;
    screen.find("cockpit").await?;
    confirm_the_rates(screen).await?;
    screen.presses();
    screen.shot("morning").await
}

/// A formal notice leaves only once somebody has read its rate where it is published.
async fn confirm_the_rates(screen: &Screen) -> Outcome {
    screen.keys("gx").await?;
    screen.find("confirm-semester").await?;
    screen.keys("c").await?;
    let done = "!document.querySelector(\"[data-testid=confirm-semester]\")";
    screen.until("the rates confirmed", done).await?;
    screen.keys("gt").await?;
    screen.find("cockpit").await?;
    Ok(())
}

/// Rows of the list, as the sidebar counts them.
async fn rows(screen: &Screen) -> Result<i64, Box<dyn std::error::Error>> {
    let count = "return Number(document.querySelector(\"[data-testid='nav-today'] .count\")?.textContent ?? 0)";
    Ok(screen.ask(count).await?.as_f64().unwrap_or(0.0) as i64)
}

/// The customer who is chosen.
async fn chosen(screen: &Screen) -> Result<String, Box<dyn std::error::Error>> {
    let row = "return document.querySelector(\"[data-testid^='row-'][aria-selected='true']\")?.dataset.testid ?? ''";
    Ok(screen.ask(row).await?.as_str().unwrap_or_default().to_owned())
}

/// Presses keys and waits until another customer is chosen and its sheet is shown.
async fn and_the_next(screen: &Screen, keys: &str) -> Outcome {
    let before = chosen(screen).await?;
    screen.keys(keys).await?;
    let other = format!(
        "(() => {{ const row = document.querySelector(\"[data-testid^='row-'][aria-selected='true']\");
            return row && row.dataset.testid !== '{before}' && document.querySelector(\"[data-testid='items']\"); }})()"
    );
    screen.until("the next customer", &other).await
}

/// A promise, a dispute, a message left, a call-back, a payment said to be sent.
async fn calls(screen: &Screen) -> Result<usize, Box<dyn std::error::Error>> {
    let enter = key(Key::Enter);
    let mut all = 0;
    screen.find("items").await?;
    screen.keys("p").await?;
    screen.find("promise-form").await?;
    screen.shot("promise").await?;
    and_the_next(screen, &format!("vendredi{enter}")).await?;
    all += screen.presses();

    screen.keys("l").await?;
    screen.find("dispute-form").await?;
    screen.shot("dispute").await?;
    and_the_next(screen, &enter).await?;
    all += few(screen.presses());

    and_the_next(screen, "m").await?;
    all += few(screen.presses());

    screen.keys("r").await?;
    screen.find("moment-form").await?;
    screen.keys("demain 14h").await?;
    screen.find("understood").await?;
    screen
        .until(
            "the moment in words",
            "document.querySelector(\"[data-testid='understood']\").textContent.includes('14')",
        )
        .await?;
    screen.shot("call-back").await?;
    and_the_next(screen, &enter).await?;
    all += screen.presses();

    and_the_next(screen, "s").await?;
    all += few(screen.presses());
    screen.shot("five-calls").await?;
    Ok(all)
}

fn few(presses: usize) -> usize {
    assert!(presses <= MOST, "{presses} keys for one call");
    presses
}

/// Two letters of the list, noted as posted.
async fn letters(screen: &Screen) -> Result<usize, Box<dyn std::error::Error>> {
    for _ in 0..2 {
        to_a_letter(screen).await?;
        screen.presses();
        screen.keys("x").await?;
        screen.find("confirm-yes").await?;
        screen.shot("post").await?;
        and_the_next(screen, &key(Key::Enter)).await?;
    }
    Ok(2 * screen.presses())
}

/// Goes down the list to whoever gets a letter.
async fn to_a_letter(screen: &Screen) -> Outcome {
    for _ in 0..40 {
        screen.find("items").await?;
        if screen.ask("return !!document.querySelector(\"[data-testid='action-post']\")").await?
            == true
        {
            return Ok(());
        }
        and_the_next(screen, &key(Key::Right)).await?;
    }
    Err("no letter in the list".into())
}

/// The last letter was not posted after all: what that disturbs is read first.
async fn take_one_back(screen: &Screen) -> Outcome {
    let before = rows(screen).await?;
    screen.control('z').await?;
    screen.find("undo-change").await?;
    screen.shot("undo").await?;
    screen.keys(&key(Key::Enter)).await?;
    let back = format!(
        "Number(document.querySelector(\"[data-testid='nav-today'] .count\")?.textContent) === {}",
        before + 1
    );
    screen.until("the customer back on the list", &back).await?;
    screen.shot("undone").await
}

/// The journal tells all of it, and the scenario behind it is in plain words.
async fn show_the_way_back(screen: &Screen) -> Outcome {
    screen.keys("gj").await?;
    screen.find("journal").await?;
    screen.shot("journal").await?;
    screen.keys("gs").await?;
    screen.find("policies").await?;
    screen.find("policy").await?;
    screen.shot("scenarios").await?;
    screen.keys("gt").await?;
    screen.find("cockpit").await.map(drop)
}

async fn in_english_and_in_the_dark(screen: &Screen) -> Outcome {
    screen.press("language-en").await?;
    screen.until("English", "document.documentElement.lang === 'en'").await?;
    screen.press("theme-dark").await?;
    screen.until("a dark page", "document.documentElement.dataset.theme === 'dark'").await?;
    screen.shot("dark").await?;
    screen.keys("o").await?;
    screen.find("customer-sheet").await?;
    screen.shot("sheet-dark").await
}

/// The same on a large screen, by day and by night.
async fn on_a_desk_s_screen(screen: &Screen) -> Outcome {
    screen.keys(&key(Key::Escape)).await?;
    screen.resize(1920, 1080).await?;
    screen.until("a wide window", "innerWidth > 1800").await?;
    screen.find("cockpit").await?;
    screen.shot("wide-dark").await?;
    screen.press("language-fr").await?;
    screen.press("theme-light").await?;
    screen.until("a light page", "document.documentElement.dataset.theme === 'light'").await?;
    screen.shot("wide").await?;
    screen.keys("gs").await?;
    screen.find("policy").await?;
    screen.shot("wide-scenarios").await
}
