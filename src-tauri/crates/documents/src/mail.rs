//! E-mails as files: an RFC 5322 message with text, HTML and attached PDFs.
//!
//! As a draft it opens in the user's mail program, ready to be sent (`X-Unsent`, which Outlook and
//! its kin know); without that mark the same bytes go to a server. The same e-mail gives the same
//! bytes: the identifier and the boundaries follow from what it holds, and no clock is read.

use std::time::{Duration, SystemTime};

use chrono::NaiveDateTime;
use lettre::{
    Address, Message,
    message::{
        Attachment as Part, Mailbox, MultiPart, SinglePart,
        header::{ContentType, HeaderName, HeaderValue},
    },
};
use sha2::{Digest, Sha256};

use crate::{letters::EmailText, typography::clean};

/// An e-mail before it is bytes.
#[derive(Debug, Clone)]
pub struct Email {
    /// Who writes: name and address.
    pub from: Correspondent,
    /// To whom.
    pub to: Vec<Correspondent>,
    /// What it says.
    pub text: EmailText,
    /// When it is written (UTC).
    pub at: NaiveDateTime,
    /// The PDFs that travel with it, the letter first.
    pub attachments: Vec<Attachment>,
    /// Whether the reader's program is asked to confirm that it was opened (RFC 8098).
    pub receipt: bool,
    /// Whether it is a draft for the user's mail program.
    pub draft: bool,
}

/// A name with an e-mail address.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Correspondent {
    /// Shown name; may be empty.
    pub name: String,
    /// Address, such as `compta@example.fr`.
    pub address: String,
}

/// A PDF that is attached.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Attachment {
    /// The name it is saved under.
    pub name: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

/// Why an e-mail was not made.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum MailError {
    /// An address that no server would take.
    #[error("{0:?} is no e-mail address")]
    Address(String),
    /// Nobody to write to.
    #[error("an e-mail needs somebody to go to")]
    Nobody,
    /// The message could not be put together.
    #[error("the e-mail could not be put together: {0}")]
    Message(String),
}

impl Correspondent {
    /// Those that a field names: several addresses stand apart by `;`, `,` or spaces.
    pub fn several(name: &str, addresses: &str) -> Vec<Self> {
        let apart = |it: char| it == ';' || it == ',' || it.is_whitespace();
        let each = addresses.split(apart).filter(|it| !it.is_empty());
        each.map(|it| Self { name: name.to_owned(), address: it.to_owned() }).collect()
    }

    /// Whether the address is one that a server elsewhere can be asked for: its domain has a dot.
    pub fn is_valid(&self) -> bool {
        self.address.parse::<Address>().is_ok_and(|it| it.domain().contains('.'))
    }

    fn mailbox(&self) -> Result<Mailbox, MailError> {
        let address = self.address.trim();
        let address: Address =
            address.parse().map_err(|_| MailError::Address(address.to_owned()))?;
        let name = clean(&self.name);
        Ok(Mailbox::new((!name.is_empty()).then_some(name), address))
    }
}

impl Email {
    /// The message as bytes, its lines ended by CRLF.
    pub fn bytes(&self) -> Result<Vec<u8>, MailError> {
        Ok(self.message()?.formatted())
    }

    fn message(&self) -> Result<Message, MailError> {
        if self.to.is_empty() {
            return Err(MailError::Nobody);
        }
        let from = self.from.mailbox()?;
        let digest = self.digest();
        let domain = from.email.domain().to_owned();
        let mut message = Message::builder()
            .message_id(Some(format!("<{digest}@{domain}>")))
            .date(instant(self.at))
            .subject(clean(&self.text.subject));
        for to in &self.to {
            message = message.to(to.mailbox()?);
        }
        if self.receipt {
            let to = format!("<{}>", from.email);
            message = message.raw_header(raw("Disposition-Notification-To", to));
        }
        if self.draft {
            message = message.raw_header(raw("X-Unsent", "1".to_owned()));
        }
        let message = message.from(from).multipart(self.parts(&digest));
        message.map_err(|it| MailError::Message(it.to_string()))
    }

    fn parts(&self, digest: &str) -> MultiPart {
        let said = MultiPart::alternative()
            .boundary(format!("=_text_{digest}"))
            .singlepart(SinglePart::plain(self.text.plain.clone()))
            .singlepart(SinglePart::html(self.text.html.clone()));
        let mixed = MultiPart::mixed().boundary(format!("=_parts_{digest}")).multipart(said);
        let pdf = ContentType::parse("application/pdf").expect("a media type");
        self.attachments.iter().fold(mixed, |parts, it| {
            parts.singlepart(Part::new(it.name.clone()).body(it.bytes.clone(), pdf.clone()))
        })
    }

    /// What tells this e-mail from any other: 32 hexadecimal digits.
    fn digest(&self) -> String {
        let mut hasher = Sha256::new();
        let mut take = |part: &[u8]| {
            hasher.update(part.len().to_le_bytes());
            hasher.update(part);
        };
        [&self.from].into_iter().chain(&self.to).for_each(|it| take(it.address.as_bytes()));
        [self.text.subject.as_str(), &self.text.plain].iter().for_each(|it| take(it.as_bytes()));
        take(self.at.to_string().as_bytes());
        self.attachments.iter().for_each(|it| take(&it.bytes));
        hasher.finalize()[..16].iter().map(|byte| format!("{byte:02x}")).collect()
    }
}

fn raw(name: &'static str, value: String) -> HeaderValue {
    HeaderValue::new(HeaderName::new_from_ascii_str(name), value)
}

/// A moment before 1970 is none that a letter bears.
fn instant(at: NaiveDateTime) -> SystemTime {
    let seconds = u64::try_from(at.and_utc().timestamp()).unwrap_or_default();
    SystemTime::UNIX_EPOCH + Duration::from_secs(seconds)
}

#[cfg(test)]
mod tests {
    use chrono::NaiveDate;

    use super::*;

    fn email() -> Email {
        Email {
            from: Correspondent { name: "Ateliers du Loir".into(), address: "a@loir.fr".into() },
            to: Correspondent::several("Halle aux Grains, Œuvrée", "compta@halle.fr; b@halle.fr"),
            text: EmailText {
                subject: "Facture échue : 7 529,06 €".into(),
                plain: "Madame,\n\n.Un point en tête\n".into(),
                html: "<p>Madame,</p>\n".into(),
            },
            at: NaiveDate::from_ymd_opt(2026, 3, 2).unwrap().and_hms_opt(12, 0, 0).unwrap(),
            attachments: vec![Attachment {
                name: "Première relance.pdf".into(),
                bytes: vec![7; 90],
            }],
            receipt: true,
            draft: true,
        }
    }

    #[test]
    fn the_same_email_gives_the_same_bytes() {
        assert_eq!(email().bytes(), email().bytes());
        let other = Email { to: Correspondent::several("", "c@halle.fr"), ..email() };
        assert_ne!(email().digest(), other.digest());
    }

    #[test]
    fn a_draft_has_the_heads_that_a_mail_program_looks_for() {
        let bytes = email().bytes().unwrap();
        let text = String::from_utf8(bytes).unwrap();
        assert_eq!(text.matches('\n').count(), text.matches("\r\n").count());
        for head in [
            "X-Unsent: 1\r\n",
            "Disposition-Notification-To: <a@loir.fr>\r\n",
            "Date: Mon, 02 Mar 2026 12:00:00 +0000\r\n",
            "filename*0*=utf-8''Premi%C3%A8re%20relance.pdf",
        ] {
            assert!(text.contains(head), "{head} in {text}");
        }
        let sent = Email { draft: false, receipt: false, ..email() }.bytes().unwrap();
        let sent = String::from_utf8(sent).unwrap();
        assert!(!sent.contains("X-Unsent") && !sent.contains("Disposition-Notification"));
    }

    #[test]
    fn what_is_no_address_is_refused() {
        for wrong in ["", "compta", "compta@", "a b@c.fr", "a@b.fr\r\nBcc: c@d.fr"] {
            let to = vec![Correspondent { name: String::new(), address: wrong.into() }];
            let refused = Email { to, ..email() }.bytes();
            assert!(matches!(refused, Err(MailError::Address(_))), "{wrong}");
        }
        assert_eq!(Email { to: vec![], ..email() }.bytes(), Err(MailError::Nobody));
    }

    /// What stands in a name or a subject never begins a header of its own.
    #[test]
    fn no_name_begins_a_header() {
        let mut sly = email();
        sly.from.name = "A\r\nBcc: c@d.fr".into();
        sly.text.subject = "B\r\nBcc: c@d.fr".into();
        sly.attachments[0].name = "C\r\nBcc: c@d.fr".into();
        let text = String::from_utf8(sly.bytes().unwrap()).unwrap();
        assert!(!text.to_lowercase().contains("\nbcc:"), "{text}");
    }
}
