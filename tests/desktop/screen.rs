//! The screen: what a user finds, presses and reads, by the names the page gives to its parts.
//!
//! Nothing is waited for by the clock: every look waits until what it looks for is there.

use std::{cell::Cell, error::Error, fs, path::PathBuf, time::Duration};

use thirtyfour::{By, Key, WebDriver, WebElement, error::WebDriverResult};
use tokio::time::{Instant, sleep};

use crate::Outcome;

/// As long as a slow machine may take.
const PATIENCE: Duration = Duration::from_secs(20);
const LOOK_AGAIN: Duration = Duration::from_millis(50);

/// Keeps what goes wrong in the page, for [`Screen::no_errors`]: no driver can read the console.
const LISTEN: &str = "
    window.__wrong = [];
    addEventListener('error', (e) => __wrong.push(String(e.message)));
    addEventListener('unhandledrejection', (e) => __wrong.push(JSON.stringify(e.reason) + e.reason));
    addEventListener('securitypolicyviolation', (e) => __wrong.push('CSP ' + e.violatedDirective + ' ' + e.blockedURI));
";

/// Waits for fonts and motion, then for two frames: what is in the page is on the screen by then.
const SETTLE: &str = "
    const done = arguments[arguments.length - 1];
    const still = document.getAnimations().map((it) => it.finished.catch(() => undefined));
    Promise.all([document.fonts.ready, ...still]).then(() =>
        requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done, 100))));
";

/// The window's page.
pub struct Screen {
    window: WebDriver,
    shots: PathBuf,
    taken: Cell<u32>,
    pressed: Cell<usize>,
}

impl Screen {
    /// The page of a window that has just opened; screenshots begin with `shots`.
    pub async fn new(window: WebDriver, shots: PathBuf) -> WebDriverResult<Self> {
        window.execute(LISTEN, vec![]).await?;
        Ok(Self { window, shots, taken: Cell::new(0), pressed: Cell::new(0) })
    }

    /// The part of that name, once it is shown. It is looked up anew each time: what arrives may
    /// draw it again.
    pub async fn find(&self, name: &str) -> Result<WebElement, Box<dyn Error>> {
        let started = Instant::now();
        while started.elapsed() < PATIENCE {
            if let Ok(part) = self.window.find(By::Css(format!("[data-testid='{name}']"))).await
                && part.is_displayed().await.unwrap_or(false)
            {
                return Ok(part);
            }
            sleep(LOOK_AGAIN).await;
        }
        Err(format!("never came: « {name} »").into())
    }

    /// Every part whose name begins so, in the order of the page.
    pub async fn all(&self, beginning: &str) -> Result<Vec<WebElement>, Box<dyn Error>> {
        self.settle().await?;
        Ok(self.window.find_all(By::Css(format!("[data-testid^='{beginning}']"))).await?)
    }

    /// Presses the part of that name, once it can be and stands still: what arrives above or beside
    /// it moves it away from under the pointer.
    pub async fn press(&self, name: &str) -> Outcome {
        let (started, mut before) = (Instant::now(), None);
        while started.elapsed() < PATIENCE {
            let part = self.find(name).await?;
            let place = match part.rect().await {
                Ok(rect) if part.is_enabled().await.unwrap_or(false) => {
                    Some((rect.x, rect.y, rect.width, rect.height))
                }
                _ => None,
            };
            if place.is_some() && place == before && part.click().await.is_ok() {
                return Ok(());
            }
            before = place;
            sleep(LOOK_AGAIN).await;
        }
        Err(format!("could not be pressed: « {name} »").into())
    }

    /// Waits until nothing the window shows is of before: every answer it asked for has come.
    pub async fn settle(&self) -> Outcome {
        self.until("every answer", "!document.querySelector('main[aria-busy=true]')").await
    }

    /// Chooses an option of the select of that name, by its value.
    pub async fn choose(&self, name: &str, value: &str) -> Outcome {
        self.settle().await?;
        let select = self.find(name).await?;
        let option = By::Css(format!("option[value='{value}']"));
        Ok(select.find(option).await?.click().await?)
    }

    /// Writes into the field of that name, over what stands in it.
    pub async fn fill(&self, name: &str, text: &str) -> Outcome {
        self.settle().await?;
        let field = self.find(name).await?;
        field.clear().await?;
        Ok(field.send_keys(text).await?)
    }

    /// Writes into the field of that name and confirms with Enter.
    pub async fn write(&self, name: &str, text: &str) -> Outcome {
        self.settle().await?;
        let field = self.find(name).await?;
        field.clear().await?;
        field.send_keys(text).await?;
        Ok(field.send_keys(Key::Enter + "").await?)
    }

    /// Presses keys one after the other, wherever the focus is, and counts them.
    pub async fn keys(&self, keys: &str) -> Outcome {
        self.pressed.set(self.pressed.get() + keys.chars().count());
        Ok(self.window.action_chain().send_keys(keys).perform().await?)
    }

    /// Presses a key with Control held, and counts one.
    pub async fn control(&self, key: char) -> Outcome {
        self.pressed.set(self.pressed.get() + 1);
        let chain = self.window.action_chain().key_down(Key::Control).send_keys(key.to_string());
        Ok(chain.key_up(Key::Control).perform().await?)
    }

    /// Keys pressed since the last time this was asked.
    pub fn presses(&self) -> usize {
        self.pressed.replace(0)
    }

    /// What a script returns.
    pub async fn ask(&self, script: &str) -> WebDriverResult<serde_json::Value> {
        Ok(self.window.execute(script, vec![]).await?.json().clone())
    }

    /// Waits until a JavaScript expression holds; `what` names it for the reader of a failure.
    pub async fn until(&self, what: &str, expression: &str) -> Outcome {
        let started = Instant::now();
        while self.ask(&format!("return !!({expression})")).await? != true {
            if started.elapsed() > PATIENCE {
                return Err(format!("never came: {what}").into());
            }
            sleep(LOOK_AGAIN).await;
        }
        Ok(())
    }

    /// Gives the window a size.
    pub async fn resize(&self, width: u32, height: u32) -> Outcome {
        Ok(self.window.set_window_rect(0, 0, width, height).await?)
    }

    /// Keeps what the window shows as `<story>-<n>-<name>.png`.
    pub async fn shot(&self, name: &str) -> Outcome {
        self.taken.set(self.taken.get() + 1);
        self.window.execute_async(SETTLE, vec![]).await?;
        let png = self.window.screenshot_as_png().await?;
        let file = format!("{}-{}-{name}.png", self.shots.display(), self.taken.get());
        Ok(fs::write(file, png)?)
    }

    /// Nothing was thrown, rejected or blocked in the page.
    pub async fn no_errors(&self) -> Outcome {
        match self.ask("return window.__wrong.join('\\n')").await? {
            serde_json::Value::String(wrong) if wrong.is_empty() => Ok(()),
            wrong => Err(format!("in the page: {wrong}").into()),
        }
    }
}
