// The panel's tabs: one is open, arrow keys lead to its neighbours.

/** Makes them work; onOpen() whenever one is opened. */
export function listenToTabs(onOpen) {
  const tabs = [...document.querySelectorAll("[role=tab]")];
  const open = (chosen) => {
    for (const tab of tabs) {
      const selected = tab === chosen;
      tab.setAttribute("aria-selected", String(selected));
      tab.tabIndex = selected ? 0 : -1;
      document.getElementById(tab.getAttribute("aria-controls")).hidden = !selected;
    }
    onOpen();
  };
  tabs.forEach((tab, i) => {
    tab.addEventListener("click", () => open(tab));
    tab.addEventListener("keydown", ({ key }) => {
      const ahead = getComputedStyle(tab).direction === "rtl" ? -1 : 1;
      const step = { ArrowRight: ahead, ArrowLeft: -ahead }[key];
      if (!step) return;
      const target = tabs[(i + step + tabs.length) % tabs.length];
      target.focus();
      open(target);
    });
  });
}
