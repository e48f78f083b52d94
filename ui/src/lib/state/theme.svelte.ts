//! Light, dark, or as the system has it. The choice is kept on this machine.

export type Theme = "light" | "dark" | "system";

const key = "encours.theme";

class Appearance {
  theme = $state<Theme>("system");

  restore(): void {
    const kept = localStorage.getItem(key);
    if (kept === "light" || kept === "dark") this.choose(kept);
  }

  choose(theme: Theme): void {
    this.theme = theme;
    localStorage.setItem(key, theme);
    if (theme === "system") delete document.documentElement.dataset.theme;
    else document.documentElement.dataset.theme = theme;
  }
}

export const appearance = new Appearance();
