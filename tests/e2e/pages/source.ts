/** A page where documents are read: some of it is copied by its own scripts. */
const OWN = "Le budget de la bibliothèque sera coupé de moitié si la subvention de la région ne vient pas avant la fin du mois de mai.";
const BUTTON = "Le terrain de la vieille caserne sera échangé contre celui du presbytère, à condition que la fabrique démolisse le hangar avant.";

const byId = (id: string): HTMLElement => document.getElementById(id) as HTMLElement;

// As programs do that draw their text themselves: nothing there is selected as it stands.
byId("grid").addEventListener("copy", (event) => {
  event.preventDefault();
  event.clipboardData?.setData("text/plain", OWN);
});
byId("copy").addEventListener("click", () => void navigator.clipboard.writeText(BUTTON));

export {};
