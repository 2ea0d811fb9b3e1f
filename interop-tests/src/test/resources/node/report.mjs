/** One line for each thing that was seen; the test compares them. */
export function say(what, value) {
  console.log(`${what}: ${typeof value === "string" ? value : JSON.stringify(value)}`);
}

/** What went wrong with a call, as far as the wire tells: code, message and data. */
export async function failure(call) {
  try {
    return { result: await call };
  } catch (error) {
    const { code, message, data } = error;
    return { code, message, data };
  }
}

export const UNICODE = "größer 😀 \u0000 \u2028 漢字";
export const LARGE = "0123456789".repeat(100_000);

/** Results of so many calls that were all made before the first was answered. */
export async function together(count, call) {
  const results = await Promise.all(Array.from({ length: count }, (_, n) => call(n)));
  return results.every((result, n) => result === n - 1);
}
