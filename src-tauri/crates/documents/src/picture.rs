//! Pictures of a company's letters: its logo, and a signature written by hand.
//!
//! A PNG keeps its transparency; a JPEG passes through untouched. A picture that exists can be
//! printed: it was decoded once, and its size is known and bounded.

use std::fmt;

use krilla::{
    Data, Document, SerializeSettings,
    geom::Size,
    image::Image,
    metadata::{DateTime, Metadata},
    page::PageSettings,
};

use crate::layout::archival;

/// Bytes a picture may have.
pub const MOST_BYTES: usize = 1 << 20;
/// Pixels a side may have: 300 mm at 300 dots an inch.
pub const MOST_PIXELS: u32 = 3_600;

/// A picture that prints.
#[derive(Clone, PartialEq, Eq)]
pub struct Picture {
    image: Image,
}

/// What a picture is stored as.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Media {
    /// `image/png`.
    Png,
    /// `image/jpeg`.
    Jpeg,
}

/// Why bytes are no picture for a letter.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum PictureError {
    /// More than [`MOST_BYTES`].
    #[error("{bytes} bytes of {MOST_BYTES}")]
    TooManyBytes {
        /// How many there are.
        bytes: usize,
    },
    /// Neither PNG nor JPEG.
    #[error("neither PNG nor JPEG")]
    Unknown,
    /// A side of more than [`MOST_PIXELS`].
    #[error("{width} × {height} pixels; {MOST_PIXELS} a side are the limit")]
    TooManyPixels {
        /// Pixels across.
        width: u32,
        /// Pixels down.
        height: u32,
    },
    /// It begins like a picture and cannot be decoded, or has colours for four inks.
    #[error("damaged, or of a kind that does not print")]
    Unreadable,
}

impl Media {
    /// What bytes begin like.
    pub fn of(bytes: &[u8]) -> Option<Self> {
        if bytes.starts_with(b"\x89PNG\r\n\x1a\n") {
            return Some(Self::Png);
        }
        bytes.starts_with(&[0xFF, 0xD8, 0xFF]).then_some(Self::Jpeg)
    }

    /// Its name in the ledger and on the web.
    pub fn name(self) -> &'static str {
        match self {
            Self::Png => "image/png",
            Self::Jpeg => "image/jpeg",
        }
    }
}

impl Picture {
    /// A picture from the bytes of a PNG or JPEG file.
    pub fn new(bytes: &[u8]) -> Result<Self, PictureError> {
        if bytes.len() > MOST_BYTES {
            return Err(PictureError::TooManyBytes { bytes: bytes.len() });
        }
        let media = Media::of(bytes).ok_or(PictureError::Unknown)?;
        let data = Data::from(bytes.to_vec());
        let image = match media {
            Media::Png => Image::from_png(data, false),
            Media::Jpeg => Image::from_jpeg(data, false),
        };
        let image = image.map_err(|_| PictureError::Unreadable)?;
        let (width, height) = image.size();
        if width.max(height) > MOST_PIXELS {
            return Err(PictureError::TooManyPixels { width, height });
        }
        prints(&image).then_some(Self { image }).ok_or(PictureError::Unreadable)
    }

    /// The largest size within a box that keeps the proportions, in the unit of the box.
    pub fn within(&self, [width, height]: [f32; 2]) -> [f32; 2] {
        let (across, down) = self.image.size();
        let (across, down) = (across.max(1) as f32, down.max(1) as f32);
        let scale = (width / across).min(height / down);
        [across * scale, down * scale]
    }

    /// The picture as the PDF takes it: decoded once, however often it is drawn.
    pub(crate) fn image(&self) -> Image {
        self.image.clone()
    }
}

impl fmt::Debug for Picture {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (width, height) = self.image.size();
        write!(formatter, "Picture({width} × {height})")
    }
}

/// Whether a page with the picture can be written: a damaged one must not hold back every letter.
fn prints(image: &Image) -> bool {
    let settings = SerializeSettings { configuration: archival(), ..SerializeSettings::default() };
    let mut document = Document::new_with(settings);
    let (Some(size), Some(page)) = (Size::from_wh(10.0, 10.0), PageSettings::from_wh(20.0, 20.0))
    else {
        return false;
    };
    let mut page = document.start_page_with(page);
    let mut surface = page.surface();
    surface.draw_image(image.clone(), size);
    surface.finish();
    page.finish();
    document.set_metadata(Metadata::new().creation_date(DateTime::new(2026)));
    document.finish().is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::letters::pictures::{jpeg, png};

    #[test]
    fn what_does_not_print_is_refused() {
        let mut cut = png(40, 20);
        cut.truncate(cut.len() / 2);
        for (bytes, expected) in [
            (png(40, 20), None),
            (jpeg(), None),
            (b"GIF89a".to_vec(), Some(PictureError::Unknown)),
            (vec![], Some(PictureError::Unknown)),
            (cut, Some(PictureError::Unreadable)),
            (jpeg()[..60].to_vec(), Some(PictureError::Unreadable)),
            (png(3_601, 1), Some(PictureError::TooManyPixels { width: 3_601, height: 1 })),
            (vec![0; MOST_BYTES + 1], Some(PictureError::TooManyBytes { bytes: MOST_BYTES + 1 })),
        ] {
            assert_eq!(Picture::new(&bytes).err(), expected);
        }
    }

    #[test]
    fn a_picture_keeps_its_proportions() {
        let wide = Picture::new(&png(40, 20)).unwrap();
        assert_eq!(wide.within([60.0, 18.0]), [36.0, 18.0]);
        assert_eq!(wide.within([30.0, 18.0]), [30.0, 15.0]);
    }
}
