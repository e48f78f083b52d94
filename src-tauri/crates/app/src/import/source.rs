//! Sources: a file opened, recognised by its content, and what it is taken for.

use std::{
    fs::File,
    io::{self, BufReader, Cursor, Read, Seek, SeekFrom},
};

use chrono::NaiveDate;
use readers::{
    Encoding, Format, Refusal, Separator, Table,
    bank::BankFile,
    fec::{Fec, FecContents},
    invoice::Invoice,
};
use receivables::Currency;
use sha2::{Digest, Sha256};

use super::{
    ImportKind, ImportMode, ImportRequest, Mapping, fec,
    progress::{Progress, Watched},
};
use crate::{
    amount::Day,
    company::{self, Company},
    failure::Cause,
    ledger::{Ledger, Moment},
    sales_list,
    wording::Words,
};

/// A file with what it is taken for.
pub(crate) struct Source {
    pub(super) file: String,
    pub(super) content: Content,
    pub(super) request: ImportRequest,
    /// The day whose end the file shows, where it shows one.
    pub(super) snapshot_date: Option<NaiveDate>,
    /// Whether that day is a guess.
    pub(super) assumed_date: bool,
    /// Whether it is read only to be shown.
    pub(super) rehearsed: bool,
    pub(super) words: Words,
    pub(super) currency: Currency,
    pub(super) today: Day,
    company: Company,
    pub(super) sha256: String,
    origin: Origin,
}

/// What the file holds.
pub(super) enum Content {
    Table(Box<TableContent>),
    Fec(Box<FecContent>),
    Bank(BankFile),
    Invoice(Box<Invoice>),
}

/// A table with the meaning of its columns.
pub(super) struct TableContent {
    pub(super) table: Table<Bytes>,
    pub(super) mapping: readers::Mapping,
    /// Whether it is clear at all what the file is.
    pub(super) kind_known: bool,
    pub(super) remembered: bool,
    pub(super) sheets: Vec<String>,
    pub(super) sheet: Option<String>,
}

/// The entries of a year, read.
pub(super) struct FecContent {
    pub(super) encoding: Encoding,
    pub(super) separator: Separator,
    pub(super) header_line: u64,
    pub(super) contents: FecContents,
}

/// Where the bytes come from, to read them once more.
enum Origin {
    Path,
    Shipped(&'static str),
    /// The ledger has them already.
    Kept,
}

/// Bytes that can be read again from the start: a file, or what the program ships.
pub(crate) trait ReadSeek: Read + Seek {}
impl<T: Read + Seek> ReadSeek for T {}
pub(super) type Bytes = Box<dyn ReadSeek>;

impl Source {
    /// Opens the file that a request names.
    pub(super) fn open(
        ledger: &Ledger,
        moment: &Moment,
        request: &ImportRequest,
        progress: &Progress,
    ) -> Result<Self, Cause> {
        let path = request.path.as_path();
        let name = path.file_name().map(|it| it.to_string_lossy().into_owned());
        let io = |source| Cause::Io { path: path.to_owned(), source };
        // Windows would call it a refused access.
        if path.is_dir() {
            return Err(io(io::ErrorKind::IsADirectory.into()));
        }
        let file = File::open(path).map_err(io)?;
        let length = file.metadata().map_err(io)?.len();
        progress.begin(length);
        let mut bytes: Bytes =
            Box::new(BufReader::with_capacity(1 << 18, Watched::new(file, progress.clone())));
        let sha256 = sha256(&mut bytes).map_err(|error| Cause::reading(path, error))?;
        let file = name.unwrap_or_else(|| path.display().to_string());
        Self::read(ledger, moment, request, (file, bytes, sha256, Origin::Path))
    }

    /// Opens bytes that the program ships.
    pub(crate) fn shipped(
        ledger: &Ledger,
        moment: &Moment,
        file: &str,
        bytes: &'static str,
    ) -> Result<Self, Cause> {
        let internal = |error: io::Error| Cause::Internal(error.to_string());
        let sha256 = sha256(&mut Cursor::new(bytes)).map_err(internal)?;
        let input = (
            file.to_owned(),
            Box::new(Cursor::new(bytes)) as Bytes,
            sha256,
            Origin::Shipped(bytes),
        );
        Self::read(ledger, moment, &ImportRequest::default(), input)
    }

    /// Opens bytes that the ledger kept.
    pub(super) fn kept(
        ledger: &Ledger,
        moment: &Moment,
        request: &ImportRequest,
        (file, bytes, sha256): (String, Bytes, String),
    ) -> Result<Self, Cause> {
        Self::read(ledger, moment, request, (file, bytes, sha256, Origin::Kept))
    }

    fn read(
        ledger: &Ledger,
        moment: &Moment,
        request: &ImportRequest,
        (file, mut bytes, sha256, origin): (String, Bytes, String, Origin),
    ) -> Result<Self, Cause> {
        let unreadable = |refusal| Cause::unreadable(&file, refusal);
        bytes.rewind().map_err(|error| unreadable(error.into()))?;
        let format = readers::recognise(&mut bytes).map_err(unreadable)?;
        bytes.seek(SeekFrom::Start(0)).map_err(|error| unreadable(error.into()))?;
        let as_table = request.kind.is_some_and(|it| it.is_table_only());
        let content = match format {
            Format::Fec if !as_table => {
                Content::Fec(Box::new(FecContent::read(bytes, &file, request).map_err(unreadable)?))
            }
            Format::Bank => Content::Bank(readers::bank::read(bytes).map_err(unreadable)?),
            Format::Invoice => {
                Content::Invoice(Box::new(readers::invoice::read(bytes).map_err(unreadable)?))
            }
            _ if request.kind == Some(ImportKind::Fec) => {
                Content::Fec(Box::new(FecContent::read(bytes, &file, request).map_err(unreadable)?))
            }
            Format::Workbook => {
                let wanted = request.sheet.as_deref();
                let (text, sheets, chosen) =
                    readers::open_sheet(bytes, wanted).map_err(unreadable)?;
                let names: Vec<_> = sheets.into_iter().map(|it| it.name).collect();
                let table =
                    Table::open(Box::new(text) as Bytes, &file).map_err(unreadable)?.of_sheet();
                refuse_returned(&table, &file)?;
                let sheet = names.get(chosen).cloned();
                Content::Table(Box::new(TableContent::new(ledger, table, request, names, sheet)?))
            }
            Format::Fec | Format::Table => {
                let table = Table::open(bytes, &file).map_err(unreadable)?;
                refuse_returned(&table, &file)?;
                Content::Table(Box::new(TableContent::new(
                    ledger,
                    table,
                    request,
                    Vec::new(),
                    None,
                )?))
            }
        };
        let mut source = Self {
            content,
            request: request.clone(),
            snapshot_date: None,
            assumed_date: false,
            rehearsed: false,
            words: moment.words,
            currency: Currency::new(&ledger.store.company()?.currency).unwrap_or(Currency::EUR),
            today: request.read_on.unwrap_or(moment.today),
            company: company::load(ledger)?,
            file,
            sha256,
            origin,
        };
        source.date(source.today);
        Ok(source)
    }

    /// What the file is taken for.
    pub(super) fn kind(&self) -> ImportKind {
        match &self.content {
            Content::Table(it) => it.mapping.kind.into(),
            Content::Fec(_) => ImportKind::Fec,
            Content::Bank(_) => ImportKind::Bank,
            Content::Invoice(_) => ImportKind::Invoice,
        }
    }

    /// How much of the ledger it speaks of; none where that is no question.
    pub(super) fn mode(&self) -> Option<ImportMode> {
        let usual = self.kind().usual_mode()?;
        let said = self.request.mode.filter(|it| self.kind().modes().contains(it));
        Some(said.unwrap_or(usual))
    }

    /// Facts a mapping still lacks; none where there is nothing to map.
    pub(super) fn missing(&self) -> Vec<super::Field> {
        match &self.content {
            Content::Table(it) => it.mapping.missing().into_iter().map(Into::into).collect(),
            _ => Vec::new(),
        }
    }

    /// Whether it is clear what the file is.
    pub(super) fn is_understood(&self) -> bool {
        match &self.content {
            Content::Table(it) => it.kind_known && it.mapping.missing().is_empty(),
            _ => true,
        }
    }

    /// A supplier's invoice is no receivable: where both sides say who they are, they must agree.
    pub(super) fn refuse_invoice_of_others(&self, invoice: &Invoice) -> Result<(), Cause> {
        let plain = |text: &str| text.chars().filter(|it| it.is_alphanumeric()).collect::<String>();
        let (siren, vat) = (plain(&self.company.siren), plain(&self.company.vat).to_uppercase());
        let ids: Vec<_> = invoice.seller.legal_ids.iter().map(|it| plain(&it.value)).collect();
        let theirs = plain(&invoice.seller.vat).to_uppercase();
        let by_siren = (!siren.is_empty() && !ids.is_empty())
            .then(|| ids.iter().any(|it| it.starts_with(&siren)));
        let by_vat = (!vat.is_empty() && !theirs.is_empty()).then(|| vat == theirs);
        match by_siren.or(by_vat) {
            Some(false) if by_vat != Some(true) => Err(Cause::NotOurInvoice {
                file: self.file.clone(),
                seller: invoice.seller.name.clone(),
            }),
            _ => Ok(()),
        }
    }

    /// Whether the settings say who the company is.
    pub(super) fn knows_itself(&self) -> bool {
        !self.company.siren.trim().is_empty() || !self.company.vat.trim().is_empty()
    }

    /// Whether the invoice is the company's own, as far as both sides say who they are.
    pub(super) fn is_sold_by_us(&self, invoice: &Invoice) -> bool {
        let seller = &invoice.seller;
        self.knows_itself()
            && !(seller.legal_ids.is_empty() && seller.vat.is_empty())
            && self.refuse_invoice_of_others(invoice).is_ok()
    }

    /// The request as it is kept: with everything that was found out, so that the file is read the
    /// same way again.
    pub(super) fn to_keep(&self) -> ImportRequest {
        let mapping = match &self.content {
            Content::Table(it) => Some(Mapping::from(&it.mapping)),
            _ => None,
        };
        ImportRequest {
            kind: Some(self.kind()),
            mapping,
            snapshot_date: self.snapshot_date,
            read_on: Some(self.today),
            ..self.request.clone()
        }
    }

    /// The bytes once more, for the ledger to keep; none where it has them.
    pub(super) fn bytes(&self) -> io::Result<Option<Box<dyn Read>>> {
        Ok(match self.origin {
            Origin::Path => Some(Box::new(File::open(&self.request.path)?)),
            Origin::Shipped(bytes) => Some(Box::new(Cursor::new(bytes))),
            Origin::Kept => None,
        })
    }

    /// Dates what the file shows: the user's word, else its own, else today.
    fn date(&mut self, today: NaiveDate) {
        let own = match &self.content {
            Content::Table(it) if it.mapping.kind == readers::Kind::OpenItems => {
                it.table.title.snapshot_date
            }
            // The name of the file lies more often than its entries; a year that still runs ends today.
            Content::Fec(it) => it.contents.control.closing.map(|it| it.min(today)),
            Content::Table(_) | Content::Bank(_) | Content::Invoice(_) => return,
        };
        let told = self.request.snapshot_date.or(own);
        self.assumed_date = told.is_none();
        self.snapshot_date = Some(told.unwrap_or(today));
    }
}

impl FecContent {
    fn read(bytes: Bytes, file: &str, request: &ImportRequest) -> Result<Self, Refusal> {
        let mut fec = Fec::open(bytes, file)?;
        let contents = fec.read(&fec::options(&request.accounts))?;
        let (encoding, separator, header_line) = (fec.encoding, fec.separator, fec.header_line);
        Ok(Self { encoding, separator, header_line, contents })
    }
}

impl TableContent {
    fn new(
        ledger: &Ledger,
        mut table: Table<Bytes>,
        request: &ImportRequest,
        sheets: Vec<String>,
        sheet: Option<String>,
    ) -> Result<Self, Cause> {
        for repair in &request.repairs {
            table.repair(u64::from(repair.line), repair.column as usize, repair.value.clone());
        }
        let (mapping, remembered, kind_known) = mapping(ledger, &table, request)?;
        Ok(Self { table, mapping, kind_known, remembered, sheets, sheet })
    }
}

/// The mapping to use: what the user says, else what was remembered, else the guess. Also
/// whether it was remembered, and whether it is clear what the file is at all.
fn mapping<R: Read + Seek>(
    ledger: &Ledger,
    table: &Table<R>,
    request: &ImportRequest,
) -> Result<(readers::Mapping, bool, bool), Cause> {
    if let Some(said) = &request.mapping
        && let Some(said) = said.to_reader()
    {
        return Ok((said, false, true));
    }
    if let Some(kind) = request.kind.and_then(ImportKind::of_table) {
        return Ok((table.guess_as(kind), false, true));
    }
    if let Some(text) = ledger.store.mapping(&table.signature())?
        && let Ok(remembered) = serde_json::from_str::<Mapping>(&text)
        && let Some(remembered) = remembered.to_reader()
    {
        return Ok((remembered, true, true));
    }
    Ok(match table.guess() {
        Some(guess) => (guess, false, true),
        None => (table.suggest_as(readers::Kind::OpenItems), false, false),
    })
}

/// A salesperson's list that comes back holds no new documents: it is merged, not imported.
fn refuse_returned<R>(table: &Table<R>, file: &str) -> Result<(), Cause> {
    if readers::sales_list::is_sales_list(table) {
        return Err(sales_list::Refusal::Returned(file.to_owned()).into());
    }
    Ok(())
}

fn sha256(reader: &mut impl Read) -> io::Result<String> {
    let mut hasher = Sha256::new();
    io::copy(reader, &mut HashWriter(&mut hasher))?;
    Ok(hasher.finalize().iter().map(|byte| format!("{byte:02x}")).collect())
}

/// Lets a reader be copied into a hash.
struct HashWriter<'a>(&'a mut Sha256);

impl io::Write for HashWriter<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.update(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}
