//! Invented pictures, for tests and for looking at.

/// A PNG of so many pixels: a ramp of blue that fades out to the right.
pub fn png(width: u32, height: u32) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut encoder = png::Encoder::new(&mut bytes, width, height);
    encoder.set_color(png::ColorType::Rgba);
    encoder.set_depth(png::BitDepth::Eight);
    let ramp = |x: u32| u8::try_from(x * 255 / width.max(1)).unwrap_or(255);
    let pixels =
        (0..height).flat_map(|_| (0..width).flat_map(|x| [20, ramp(x), 120, 255 - ramp(x)]));
    let pixels: Vec<u8> = pixels.collect();
    let mut writer = encoder.write_header().expect("a header");
    writer.write_image_data(&pixels).expect("as many pixels as were announced");
    drop(writer);
    bytes
}

/// A JPEG of 60 × 20 pixels.
pub fn jpeg() -> Vec<u8> {
    include_bytes!("pictures/plain.jpg").to_vec()
}
