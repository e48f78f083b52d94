//! What floats over the window: the palette and the sheet of keys.

class Frame {
  palette = $state(false);
  keySheet = $state(false);
  /** A file is being dragged over the window. */
  dropping = $state(false);

  openPalette(): void {
    this.keySheet = false;
    this.palette = true;
  }

  openKeySheet(): void {
    this.palette = false;
    this.keySheet = true;
  }
}

export const frame = new Frame();
