//! The morning's letters: all looked at, one put right, the ready ones printed, and one followed.

use std::fs;

use crate::{Outcome, driver::Stage, screen::Screen};

/// What the list says of its letters: those with a red flag.
const STOPPED: &str = "document.querySelectorAll(\"[data-clean='false']\").length";

#[tokio::test]
#[ignore = "drives the real window: cargo xtask test"]
async fn the_letters_of_the_morning_are_checked_and_printed() -> Outcome {
    let stage = Stage::new()?;
    let saved = stage.saved();
    stage
        .play("morning", async |screen| {
            screen.find("start-sample").await?;
            screen.press("start-sample").await?;
            reword_one(screen).await?;
            look_at_all(screen).await?;
            confirm_the_rate(screen).await?;
            put_one_right(screen).await?;
            print_the_ready(screen).await?;
            let files = fs::read_dir(&saved)?.count();
            assert_eq!(files, 1, "one file for the whole morning");
            follow_one(screen).await?;
            draft_the_emails(screen).await?;
            try_the_ways_out(screen).await?;
            the_same_in_english(screen).await
        })
        .await
}

/// The closing of all letters is put in the firm's own words; a slip is named with its line.
async fn reword_one(screen: &Screen) -> Outcome {
    screen.press("nav-templates").await?;
    screen.press("template-clause/closing").await?;
    screen
        .until(
            "the page",
            "document.querySelector(\"[data-testid='letter-page'][data-drawn='true']\")",
        )
        .await?;
    screen.shot("template").await?;
    screen.fill("template-source", "Bien à vous, {{ compagny }}.").await?;
    screen.find("template-broken").await?;
    screen.shot("template-broken").await?;
    screen.fill("template-source", "Bien à vous, pour {{ company }}.").await?;
    screen
        .until("a sound text", "!document.querySelector(\"[data-testid='template-broken']\")")
        .await?;
    screen.press("template-save").await?;
    screen.find("toast").await?;
    screen.shot("template-saved").await
}

/// The formal notices wait for the rate they rest on.
async fn confirm_the_rate(screen: &Screen) -> Outcome {
    screen.press("nav-rates").await?;
    screen.find("confirm-semester").await?;
    screen.press("confirm-semester").await?;
    screen
        .until("a confirmed rate", "!document.querySelector('[data-testid=confirm-semester]')")
        .await?;
    screen.press("nav-letters").await?;
    screen.find("preflight").await?;
    Ok(())
}

async fn look_at_all(screen: &Screen) -> Outcome {
    screen.press("nav-letters").await?;
    screen.find("preflight").await?;
    screen
        .until(
            "a painted page",
            "document.querySelector(\"[data-testid='letter-page'][data-drawn='true']\")",
        )
        .await?;
    screen.shot("preflight").await?;
    screen.keys("p").await?;
    screen
        .until(
            "drawn thumbnails",
            "document.querySelectorAll(\"[data-testid='letter-page'][data-drawn='true']\").length > 3",
        )
        .await?;
    screen.shot("proof").await?;
    screen.keys("p").await?;
    Ok(())
}

/// Goes to the first letter that is stopped for its customer's particulars, and corrects them.
async fn put_one_right(screen: &Screen) -> Outcome {
    let before = screen.ask(&format!("return {STOPPED}")).await?;
    let remedy = "return !!document.querySelector(\"[data-testid='remedy-customer']\")";
    // From one to the next by key: a list draws the rows in sight alone.
    for _ in 0..30 {
        if screen.ask(remedy).await? == true {
            break;
        }
        screen.keys("j").await?;
        screen.find("claim").await?;
    }
    screen.shot("flagged").await?;
    screen.press("remedy-customer").await?;
    screen.find("particulars-form").await?;
    screen.shot("particulars").await?;
    screen.fill("particulars-siren", "732 829 320").await?;
    screen.fill("particulars-address", "12 rue des Tanneurs").await?;
    screen.fill("particulars-postcode", "69003").await?;
    screen.fill("particulars-town", "Lyon").await?;
    screen.press("particulars-save").await?;
    screen.find("toast").await?;
    screen.press("nav-letters").await?;
    screen.find("preflight").await?;
    screen.until("one flag less", &format!("{STOPPED} < {before}")).await?;
    screen.shot("put-right").await
}

async fn print_the_ready(screen: &Screen) -> Outcome {
    screen.press("print-ready").await?;
    screen
        .until(
            "the file that was written",
            "[...document.querySelectorAll(\"[data-testid='toast']\")].some((it) => it.textContent.includes('.pdf'))",
        )
        .await?;
    screen.shot("printed").await
}

/// The e-mails of the day become drafts for the mail program.
async fn draft_the_emails(screen: &Screen) -> Outcome {
    screen.press("nav-letters").await?;
    screen.press("mail-letters").await?;
    screen
        .until(
            "the drafts that were written",
            "[...document.querySelectorAll(\"[data-testid='toast']\")].some((it) => it.textContent.includes('brouillons dans'))",
        )
        .await?;
    screen.shot("drafted").await
}

/// The desk has a printer or none; a mail server that nobody listens at says so.
async fn try_the_ways_out(screen: &Screen) -> Outcome {
    screen.press("nav-output").await?;
    screen.press("mail-mode-server").await?;
    screen.fill("mail-host", "127.0.0.1").await?;
    screen.fill("mail-port", "1").await?;
    screen.fill("mail-user", "nadia").await?;
    screen.shot("server").await?;
    screen.press("mail-try").await?;
    screen.find("mail-refused").await?;
    screen.shot("refused").await?;
    screen.press("mail-mode-drafts").await?;
    screen.press("nav-letters").await?;
    screen.press("tab-gone").await?;
    screen.find("followed").await?;
    Ok(())
}

/// A registered letter is posted under its number, comes back unfetched, and a copy is made of it.
async fn follow_one(screen: &Screen) -> Outcome {
    screen.press("tab-gone").await?;
    screen.find("followed").await?;
    screen.shot("gone").await?;
    screen.press("note-posted").await?;
    screen.find("fact-form").await?;
    screen.press("fact-save").await?;
    screen
        .until(
            "a posted letter",
            "document.querySelector(\"[data-testid='followed'] ol\").children.length > 1",
        )
        .await?;
    screen.shot("posted").await?;
    let code = screen
        .ask("return document.querySelector(\"[data-testid='followed'] .code\").textContent")
        .await?;
    screen.press("nav-today").await?;
    screen.find("cockpit").await?;
    screen
        .keys(&format!("{}{}", code.as_str().unwrap_or_default(), thirtyfour::Key::Enter.value()))
        .await?;
    screen.find("followed").await?;
    screen.press("copy").await?;
    screen.find("kept-pdf").await?;
    screen
        .until(
            "a painted copy",
            "document.querySelector(\"[data-testid='letter-page'][data-drawn='true']\")",
        )
        .await?;
    screen.shot("copy").await?;
    screen.keys(&thirtyfour::Key::Escape.value().to_string()).await
}

async fn the_same_in_english(screen: &Screen) -> Outcome {
    screen.press("language-en").await?;
    screen.until("English", "document.documentElement.lang === 'en'").await?;
    screen.press("theme-dark").await?;
    screen.resize(1280, 800).await?;
    screen.shot("gone-dark").await?;
    screen.press("nav-company").await?;
    screen.shot("company-dark").await
}
