//! Workbooks: a sheet of XLSX, XLS or ODS laid out as the text table that the rest of the reader knows.
