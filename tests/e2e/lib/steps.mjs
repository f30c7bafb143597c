/** What the tests do and await again and again. */
import assert from 'node:assert/strict';

/** Text and formatting once the page has painted what it was given. */
export async function state(page, field) {
  await page.page.evaluate(() => new Promise((resolve) => requestAnimationFrame(resolve)));
  return { text: await page.text(field), html: await page.html(field) };
}

/** Waits until the field holds something, or nothing, or ends as given. */
export const untilFilled = (page, field) => page.waitForText((text) => text.trim() !== '', field);
export const untilEmpty = (page, field) => page.waitForText((text) => text.trim() === '', field);
export const untilEndsWith = (page, field, end) => page.waitForText((text, wanted) => text.trimEnd().endsWith(wanted), field, end);

/** Copies and pastes by the real keys. */
export async function paste(page, clipboard) {
  await page.setClipboard(clipboard);
  await page.pasteKeys();
}

/** The same, and waits for the dialog. */
export async function held(page, clipboard) {
  await paste(page, clipboard);
  return page.waitForDialog();
}

/** Presses a target's send button with the mouse. */
export const clickSend = (page, { send = ['#send'] }) => page.click(...send);

/** The actions of a dialog, in their order. */
export const actions = (dialog) => dialog.buttons.map(({ action }) => action);

/** Presses an action's button, waits until the dialog is gone and what it gives is in the field. */
export async function choose(page, action, field) {
  await page.clickAction(action);
  await page.waitForNoDialog();
  await untilFilled(page, field);
  return state(page, field);
}

/** Nothing went in, and no listener of the page saw the paste. */
export async function assertNothingIn(page, field, text = '') {
  assert.equal((await page.text(field)).trim(), text);
  assert.equal(await page.pasteEventsSeen(), 0, 'the page saw no paste');
}

/** None of these values stands in the text or its formatting. */
export function assertNone(values, { text, html }) {
  for (const value of values) {
    assert.ok(!text.includes(value), `the text holds ${value}: ${text}`);
    assert.ok(!html?.includes(value), `the formatting holds ${value}`);
  }
}
