//! Small valid files of every format, from which damaged ones are made.

use std::io::{Cursor, Write};

use encoding_rs::WINDOWS_1252;
use lopdf::{Document, Object, Stream, dictionary};
use zip::{CompressionMethod, ZipWriter, write::SimpleFileOptions};

/// A valid file: what it says, and what that is wrapped in. Damage to what it says reaches the
/// reader behind the wrapping; damage to the whole file mostly ends in the checksum of an archive.
pub struct Seed {
    content: Vec<u8>,
    wrap: fn(Vec<u8>) -> Vec<u8>,
}

impl Seed {
    fn plain(content: impl Into<Vec<u8>>) -> Self {
        Self { content: content.into(), wrap: |it| it }
    }

    fn wrapped(content: impl Into<Vec<u8>>, wrap: fn(Vec<u8>) -> Vec<u8>) -> Self {
        Self { content: content.into(), wrap }
    }

    /// The file as it should be.
    pub fn bytes(&self) -> Vec<u8> {
        (self.wrap)(self.content.clone())
    }

    /// The file with damage done to its content or to the whole.
    pub fn damaged(&self, damage: impl FnOnce(&mut Vec<u8>), within: bool) -> Vec<u8> {
        let mut bytes = if within { self.content.clone() } else { self.bytes() };
        damage(&mut bytes);
        if within { (self.wrap)(bytes) } else { bytes }
    }
}

/// Files of every reader.
pub fn all() -> Vec<Seed> {
    [table(), workbook(), fec(), bank(), invoice()].into_iter().flatten().collect()
}

const AGED_LIST: &str = "\"Échéancier arrêté au 30/06/2026\";;;;;;\r\n\
    Code client;Raison sociale;N° pièce;Date pièce;Date échéance;Solde dû;Litige\r\n\
    00231;\"Forge; \"\"Allègre\"\"\";FA-3301;12/04/2026;12/05/2026;2 480,00;Non\r\n\
    00232;Crémerie Noël;AV-77;20/04/2026;;-64,90;\r\n\
    00240;Pêcherie d'Arz;FA-3319;02/05/2026;01/06/2026;1.250;Oui\r\n\
    TOTAL GÉNÉRAL;;3 pièces;;;3 665,10;\r\n";

/// Exports of every kind that a table has, in several encodings.
pub fn table() -> Vec<Seed> {
    let grouped = "Date;N° facture;Libellé;Débit;Crédit\n\
        Client 0231 - Forge Allègre;;;;\n05/04/2026;FA-1;Facture;1 200,00;\n\
        06/05/2026;;Virement;;200,00\nSous-total;;;1 200,00;200,00\n\
        Client 0240 - Pêcherie d'Arz;;;;\n07/04/2026;FA-2;Facture;80,00;\n";
    let items = "Customer,Invoice Number,Invoice Date,Due Date,Total,Balance,Status,Item Name,Quantity\n\
        Hill,INV-1,04/15/2026,05/15/2026,\"1,200.50\",700.50,Sent,Desk,1\n\
        Hill,INV-1,04/15/2026,05/15/2026,\"1,200.50\",700.50,Sent,Lamp,4\n\
        Ward,INV-2,04/16/2026,05/16/2026,$80.00,$80.00,Draft,Chair,2\n";
    let customers = "Code\tNom\tAdresse\tCode postal\tVille\tPays\tTéléphone\tE-mail\tSIREN\tN° TVA\tConditions\n\
        00231\tForge Allègre\t3 rue du Four\t43000\tLe Puy\tFrance\t04 71 00 00 00\tcompta@forge.example\t552100554\tFR00552100554\t30 jours fin de mois\n";
    let payments = "Client;Date règlement;Montant réglé;N° facture;Mode;Référence\n\
        00231;10/06/2026;480,00 €;FA-3301, FA-3302;Virement;VIR-9\n00240;31/02/2026;12O,00;FA-1;Chèque;\n";
    let take_over = "Client;N° facture;Niveau de relance;Date dernière relance\n\
        00231;FA-3301;R2;15/06/2026\n00240;;Mise en demeure;20/06/2026\n";
    let bank_lines = "Date;Date de valeur;Libellé;Débit;Crédit;Solde\n\
        11/06/2026;11/06/2026;VIR FORGE ALLEGRE FA-3301;;2 480,00;5 480,00\n\
        12/06/2026;12/06/2026;FRAIS;-12,50;;5 467,50\n";
    let wide = AGED_LIST.encode_utf16().flat_map(u16::to_le_bytes);
    let wide: Vec<u8> = [0xFF, 0xFE].into_iter().chain(wide).collect();
    vec![
        Seed::plain(AGED_LIST),
        Seed::plain(WINDOWS_1252.encode(AGED_LIST).0),
        Seed::plain(wide),
        Seed::plain(grouped),
        Seed::plain(items),
        Seed::plain(customers),
        Seed::plain(payments),
        Seed::plain(take_over),
        Seed::plain(bank_lines),
    ]
}

/// Every container that a sheet comes in.
pub fn workbook() -> Vec<Seed> {
    let rows = "<row r='1'><c r='A1' t='s'><v>0</v></c><c r='B1' t='inlineStr'><is><t>N° facture</t></is></c>\
        <c r='C1' t='str'><v>Date</v></c><c r='D1' t='str'><v>Solde dû</v></c></row>\
        <row r='2'><c r='A2' t='str'><v>00231</v></c><c r='B2'><v>3301</v></c><c r='C2' s='1'><v>46124</v></c>\
        <c r='D2' s='2'><v>2480.0000000000001</v></c></row>\
        <row r='5'><c r='A5' t='s'><v>1</v></c><c><v>77</v></c><c s='1'><v>46132.5</v></c><c t='e'><f>A1/0</f><v>#DIV/0!</v></c></row>";
    let tables = "<table:table table:name='Suivi'><table:table-row><table:table-cell office:value-type='string'><text:p>Client</text:p></table:table-cell>\
        <table:table-cell office:value-type='string'><text:p>N° facture</text:p></table:table-cell>\
        <table:table-cell office:value-type='string'><text:p>Date</text:p></table:table-cell>\
        <table:table-cell office:value-type='string'><text:p>Solde</text:p></table:table-cell></table:table-row>\
        <table:table-row table:number-rows-repeated='2'><table:table-cell office:value-type='string'><text:p>Forge<text:s text:c='2'/>Allègre</text:p></table:table-cell>\
        <table:table-cell table:number-columns-repeated='1' office:value-type='float' office:value='3301'/>\
        <table:table-cell office:value-type='date' office:date-value='2026-04-12'/>\
        <table:table-cell office:value-type='currency' office:value='2480.5'/></table:table-row></table:table>";
    let html = "<html><meta charset=utf-8><table><tr><td colspan=4>Impay&eacute;s</td></tr>\
        <tr><th>Client<th>N&deg; facture<th>Date<th>Solde d&ucirc;</tr>\
        <tr><td rowspan=2>Forge &amp; fils</td><td>FA-3301</td><td>12/04/2026</td><td>2&nbsp;480,00</td></tr>\
        <tr><td>FA-3302<!-- > --></td><td>13/04/2026</td><td>12,5</td></tr></table></html>";
    let spreadsheet_ml = "<?xml version='1.0'?><Workbook xmlns='urn:schemas-microsoft-com:office:spreadsheet' xmlns:ss='urn:schemas-microsoft-com:office:spreadsheet'>\
        <Worksheet ss:Name='Suivi'><Table><Row><Cell><Data ss:Type='String'>Client</Data></Cell><Cell><Data ss:Type='String'>Solde</Data></Cell></Row>\
        <Row ss:Index='3'><Cell ss:MergeAcross='1'><Data ss:Type='String'>Forge</Data></Cell><Cell ss:Index='4'><Data ss:Type='Number'>1.5</Data></Cell></Row></Table></Worksheet></Workbook>";
    vec![
        Seed::wrapped(rows, xlsx),
        Seed::wrapped(tables, ods),
        Seed::plain(&include_bytes!("../fixtures/impayes.xls")[..]),
        Seed::plain(html),
        Seed::plain(spreadsheet_ml),
    ]
}

const FEC_NAMES: &str = "JournalCode|JournalLib|EcritureNum|EcritureDate|CompteNum|CompteLib|CompAuxNum|CompAuxLib|PieceRef|PieceDate|EcritureLib";

/// Both layouts of the law: debit and credit, amount and direction.
pub fn fec() -> Vec<Seed> {
    let lines = |amount: fn(&str, &str) -> String| {
        let line = |start: &str, debit, credit, end: &str| {
            format!("{start}|{}|{end}|20270120||\r\n", amount(debit, credit))
        };
        [
            line(
                "AN|À nouveaux|1|20260101|411000|Clients|ALLEGRE|Forge Allègre|F25-9|20251130|AN F25-9",
                "820,00",
                "0,00",
                "A|20260210",
            ),
            line(
                "AN|À nouveaux|1|20260101|110000|Report||||20260101|Report",
                "0,00",
                "820,00",
                "|",
            ),
            line(
                "VT|Ventes|2|20260312|411000|Clients|ARZ|Pêcherie d'Arz|F26-1|20260312|Facture F26-1",
                "1250,40",
                "0,00",
                "|",
            ),
            line(
                "VT|Ventes|2|20260312|706000|Ventes|||F26-1|20260312|Facture F26-1",
                "0,00",
                "1250,40",
                "|",
            ),
            line(
                "BQ|Banque|3|20260210|411000|Clients|ALLEGRE|Forge Allègre|VIR|20260210|Virement",
                "0,00",
                "820,00",
                "A|20260210",
            ),
            line(
                "BQ|Banque|3|20260210|512000|Banque|||VIR|20260210|Virement",
                "820,00",
                "0,00",
                "|",
            ),
        ]
        .concat()
    };
    let ends = "EcritureLet|DateLet|ValidDate|Montantdevise|Idevise\r\n";
    let debits = format!("{FEC_NAMES}|Debit|Credit|{ends}")
        + &lines(|debit, credit| format!("{debit}|{credit}"));
    let directions = format!("{FEC_NAMES}|Montant|Sens|{ends}")
        + &lines(
            |debit, credit| {
                if debit == "0,00" { format!("{credit}|C") } else { format!("{debit}|D") }
            },
        );
    vec![
        Seed::plain(WINDOWS_1252.encode(&debits).0),
        Seed::plain(directions),
        Seed::plain(debits.replace('|', "\t")),
    ]
}

const CAMT: &str = r#"<?xml version="1.0" encoding="UTF-8"?>
<Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.08"><BkToCstmrStmt><GrpHdr><MsgId>9</MsgId></GrpHdr>
<Stmt><Id>2026-40</Id><Acct><Id><IBAN>FR7630001007941234567890185</IBAN></Id><Ccy>EUR</Ccy></Acct>
<Bal><Tp><CdOrPrtry><Cd>OPBD</Cd></CdOrPrtry></Tp><Amt Ccy="EUR">100.00</Amt><CdtDbtInd>CRDT</CdtDbtInd><Dt><Dt>2026-06-10</Dt></Dt></Bal>
<Bal><Tp><CdOrPrtry><Cd>CLBD</Cd></CdOrPrtry></Tp><Amt Ccy="EUR">2567.50</Amt><CdtDbtInd>CRDT</CdtDbtInd><Dt><Dt>2026-06-12</Dt></Dt></Bal>
<Ntry><Amt Ccy="EUR">2480.00</Amt><CdtDbtInd>CRDT</CdtDbtInd><Sts>BOOK</Sts><BookgDt><Dt>2026-06-11</Dt></BookgDt><ValDt><Dt>2026-06-11</Dt></ValDt>
<NtryDtls><TxDtls><Refs><EndToEndId>E-1</EndToEndId></Refs><Amt Ccy="EUR">2480.00</Amt><RltdPties><Dbtr><Nm>FORGE ALLEGRE</Nm></Dbtr></RltdPties>
<RmtInf><Ustrd>FA-3301</Ustrd></RmtInf></TxDtls></NtryDtls><AddtlNtryInf>VIR SEPA</AddtlNtryInf></Ntry>
<Ntry><Amt Ccy="EUR">12.50</Amt><CdtDbtInd>DBIT</CdtDbtInd><RvslInd>true</RvslInd><Sts><Cd>BOOK</Cd></Sts><BookgDt><DtTm>2026-06-12T08:00:00</DtTm></BookgDt></Ntry>
</Stmt></BkToCstmrStmt></Document>
"#;

const OFX_1: &str = "OFXHEADER:100\nDATA:OFXSGML\nVERSION:102\nCHARSET:1252\n\n\
    <OFX><BANKMSGSRSV1><STMTTRNRS><STMTRS><CURDEF>EUR<BANKACCTFROM><BANKID>30001<BRANCHID>00794<ACCTID>12345678901<ACCTTYPE>CHECKING</BANKACCTFROM>\n\
    <BANKTRANLIST><STMTTRN><TRNTYPE>CREDIT<DTPOSTED>20260611<TRNAMT>+2480.00<FITID>1<NAME>VIR FORGE<MEMO>FA-3301</STMTTRN>\n\
    <STMTTRN><TRNTYPE>DEBIT<DTPOSTED>20260612120000[-5:EST]<TRNAMT>-12,50<FITID>2<NAME>FRAIS</STMTTRN></BANKTRANLIST>\n\
    <LEDGERBAL><BALAMT>2567.50<DTASOF>20260612</LEDGERBAL></STMTRS></STMTTRNRS></BANKMSGSRSV1></OFX>\n";

const OFX_2: &str = "<?xml version=\"1.0\"?>\n<?OFX OFXHEADER=\"200\" VERSION=\"211\"?>\n\
    <OFX><BANKMSGSRSV1><STMTTRNRS><STMTRS><CURDEF>EUR</CURDEF><BANKACCTFROM><ACCTID>12345678901</ACCTID></BANKACCTFROM>\n\
    <BANKTRANLIST><STMTTRN><TRNTYPE>CREDIT</TRNTYPE><DTPOSTED>20260611</DTPOSTED><TRNAMT>2480.00</TRNAMT><FITID>1</FITID><NAME>H&amp;P</NAME></STMTTRN></BANKTRANLIST>\n\
    <LEDGERBAL><BALAMT>2480.00</BALAMT><DTASOF>20260612</DTASOF></LEDGERBAL></STMTRS></STMTTRNRS></BANKMSGSRSV1></OFX>\n";

const MT940: &str = "{1:F01BANKFRPPAXXX0000000000}{2:I940BANKFRPPXXXXN}{4:\r\n\
    :20:RELEVE 40\r\n:25:FR7630001007941234567890185\r\n:28C:00040/001\r\n:60F:C260610EUR100,00\r\n\
    :61:2606110611C2480,00NTRFE-1//0001\r\n:86:VIR FORGE ALLEGRE\r\nFA-3301\r\n\
    :61:2606120612RD12,50NCHGNONREF//0002\r\n:86:?20FRAIS?32BANQUE\r\n:62F:C260612EUR2592,50\r\n-}\r\n";

fn cfonb() -> String {
    let account = "30001    00794EUR2 12345678901";
    let balance =
        |code, day, amount| format!("{code}{account}  {day}{:50}{amount:0>14}{:16}\r\n", "", "");
    let movement = |code, label, number, amount| {
        format!("04{account}{code}110626  110626{label:31}  {number:7}  {amount:0>14}{:16}\r\n", "")
    };
    let detail = |qualifier, text| format!("05{account}05110626     {qualifier}{text:70}  \r\n");
    [
        balance("01", "100626", "1000{"),
        movement("05", "VIR FORGE ALLEGRE", "0000001", "24800{"),
        detail("NPY", "FORGE ALLEGRE"),
        detail("LCC", "FA-3301"),
        movement("61", "FRAIS", "0000002", "125}"),
        balance("07", "120626", "25675{"),
    ]
    .concat()
}

/// Every format of a statement; CAMT zipped too.
pub fn bank() -> Vec<Seed> {
    vec![
        Seed::plain(CAMT),
        Seed::wrapped(CAMT, |it| zip(&[("a.xml", &it), ("lisez-moi.txt", b"bonjour")])),
        Seed::plain(cfonb()),
        Seed::plain(OFX_1),
        Seed::plain(OFX_2),
        Seed::plain(MT940),
    ]
}

const CII: &str = r#"<?xml version="1.0" encoding="UTF-8"?>
<rsm:CrossIndustryInvoice xmlns:rsm="urn:un:unece:uncefact:data:standard:CrossIndustryInvoice:100" xmlns:ram="urn:r" xmlns:udt="urn:u">
<rsm:ExchangedDocument><ram:ID>FA-3301</ram:ID><ram:TypeCode>380</ram:TypeCode>
<ram:IssueDateTime><udt:DateTimeString format="102">20260412</udt:DateTimeString></ram:IssueDateTime></rsm:ExchangedDocument>
<rsm:SupplyChainTradeTransaction><ram:ApplicableHeaderTradeAgreement>
<ram:SellerTradeParty><ram:Name>Scierie Blanc</ram:Name><ram:SpecifiedTaxRegistration><ram:ID schemeID="VA">FR00552100554</ram:ID></ram:SpecifiedTaxRegistration></ram:SellerTradeParty>
<ram:BuyerTradeParty><ram:ID>00231</ram:ID><ram:Name>Forge &amp; fils</ram:Name><ram:PostalTradeAddress><ram:PostcodeCode>43000</ram:PostcodeCode><ram:LineOne>3 rue du Four</ram:LineOne></ram:PostalTradeAddress></ram:BuyerTradeParty>
</ram:ApplicableHeaderTradeAgreement><ram:ApplicableHeaderTradeSettlement><ram:InvoiceCurrencyCode>EUR</ram:InvoiceCurrencyCode>
<ram:SpecifiedTradePaymentTerms><ram:DueDateDateTime><udt:DateTimeString format="102">20260512</udt:DateTimeString></ram:DueDateDateTime></ram:SpecifiedTradePaymentTerms>
<ram:SpecifiedTradeSettlementHeaderMonetarySummation><ram:TaxBasisTotalAmount>2066.67</ram:TaxBasisTotalAmount><ram:TaxTotalAmount currencyID="EUR">413.33</ram:TaxTotalAmount>
<ram:GrandTotalAmount>2480.00</ram:GrandTotalAmount><ram:TotalPrepaidAmount>80</ram:TotalPrepaidAmount><ram:DuePayableAmount>2400.00</ram:DuePayableAmount></ram:SpecifiedTradeSettlementHeaderMonetarySummation>
</ram:ApplicableHeaderTradeSettlement></rsm:SupplyChainTradeTransaction></rsm:CrossIndustryInvoice>
"#;

const UBL: &str = r#"<CreditNote xmlns="urn:oasis:names:specification:ubl:schema:xsd:CreditNote-2" xmlns:cac="urn:a" xmlns:cbc="urn:b">
<cbc:ID>AV-77</cbc:ID><cbc:IssueDate>2026-04-20</cbc:IssueDate><cbc:CreditNoteTypeCode>381</cbc:CreditNoteTypeCode><cbc:DocumentCurrencyCode>EUR</cbc:DocumentCurrencyCode>
<cac:AccountingSupplierParty><cac:Party><cac:PartyName><cbc:Name>Scierie Blanc</cbc:Name></cac:PartyName></cac:Party></cac:AccountingSupplierParty>
<cac:AccountingCustomerParty><cac:Party><cbc:EndpointID schemeID="EM">achats@noel.example</cbc:EndpointID><cac:PartyName><cbc:Name>Crémerie Noël</cbc:Name></cac:PartyName></cac:Party></cac:AccountingCustomerParty>
<cac:PaymentMeans><cbc:PaymentMeansCode>30</cbc:PaymentMeansCode><cbc:PaymentDueDate>2026-05-20</cbc:PaymentDueDate></cac:PaymentMeans>
<cac:TaxTotal><cbc:TaxAmount currencyID="EUR">10.82</cbc:TaxAmount></cac:TaxTotal>
<cac:LegalMonetaryTotal><cbc:TaxExclusiveAmount currencyID="EUR">54.08</cbc:TaxExclusiveAmount><cbc:TaxInclusiveAmount currencyID="EUR">64.90</cbc:TaxInclusiveAmount><cbc:PayableAmount currencyID="EUR">64.90</cbc:PayableAmount></cac:LegalMonetaryTotal>
<cac:CreditNoteLine><cbc:ID>1</cbc:ID></cac:CreditNoteLine></CreditNote>
"#;

/// Both syntaxes, and the PDF around the first.
pub fn invoice() -> Vec<Seed> {
    vec![
        Seed::plain(CII),
        Seed::plain(UBL),
        Seed::wrapped(CII, |xml| pdf(xml, false)),
        Seed::wrapped(CII, |xml| pdf(xml, true)),
    ]
}

fn zip(members: &[(&str, &[u8])]) -> Vec<u8> {
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in members {
        // The kind of an OpenDocument is read where it stands.
        let stored = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
        let deflated = SimpleFileOptions::default();
        archive.start_file(*name, if *name == "mimetype" { stored } else { deflated }).unwrap();
        archive.write_all(bytes).unwrap();
    }
    archive.finish().unwrap().into_inner()
}

/// A workbook around the rows of its only sheet.
fn xlsx(rows: Vec<u8>) -> Vec<u8> {
    let sheet = [b"<worksheet><sheetData>", &rows[..], b"</sheetData></worksheet>"].concat();
    zip(&[
        ("[Content_Types].xml", b"<Types/>"),
        (
            "_rels/.rels",
            b"<Relationships><Relationship Id='b' Type='x/officeDocument' Target='xl/workbook.xml'/></Relationships>",
        ),
        (
            "xl/workbook.xml",
            b"<workbook><sheets><sheet name='Suivi' sheetId='1' r:id='r1'/></sheets></workbook>",
        ),
        (
            "xl/_rels/workbook.xml.rels",
            b"<Relationships><Relationship Id='r1' Type='x/worksheet' Target='worksheets/sheet1.xml'/>\
              <Relationship Id='t' Type='x/sharedStrings' Target='sharedStrings.xml'/>\
              <Relationship Id='s' Type='x/styles' Target='styles.xml'/></Relationships>",
        ),
        (
            "xl/styles.xml",
            b"<styleSheet><cellXfs><xf numFmtId='0'/><xf numFmtId='14'/><xf numFmtId='4'/></cellXfs></styleSheet>",
        ),
        (
            "xl/sharedStrings.xml",
            b"<sst><si><t>Client</t></si><si><r><t>Forge</t></r><r><t> fils</t></r></si></sst>",
        ),
        ("xl/worksheets/sheet1.xml", &sheet),
    ])
}

/// An OpenDocument spreadsheet around its tables.
fn ods(tables: Vec<u8>) -> Vec<u8> {
    let content = [
        b"<office:document-content><office:body><office:spreadsheet>",
        &tables[..],
        b"</office:spreadsheet></office:body></office:document-content>",
    ]
    .concat();
    zip(&[
        ("mimetype", b"application/vnd.oasis.opendocument.spreadsheet"),
        ("content.xml", &content),
    ])
}

/// A PDF without pages that has this XML attached.
fn pdf(xml: Vec<u8>, compressed: bool) -> Vec<u8> {
    let mut document = Document::with_version("1.7");
    let mut stream = Stream::new(dictionary! { "Type" => "EmbeddedFile" }, xml);
    if compressed {
        stream.compress().unwrap();
    }
    let stream = document.add_object(stream);
    let name = Object::string_literal("factur-x.xml");
    let file = document.add_object(dictionary! {
        "Type" => "Filespec", "F" => name.clone(), "UF" => name.clone(),
        "EF" => dictionary! { "F" => stream },
    });
    let pages = document.add_object(dictionary! {
        "Type" => "Pages", "Kids" => Vec::<Object>::new(), "Count" => 0,
    });
    let attached = dictionary! { "Names" => vec![name, file.into()] };
    let catalog = document.add_object(dictionary! {
        "Type" => "Catalog", "Pages" => pages,
        "Names" => dictionary! { "EmbeddedFiles" => attached },
    });
    document.trailer.set("Root", catalog);
    let mut bytes = Vec::new();
    document.save_to(&mut bytes).unwrap();
    bytes
}
