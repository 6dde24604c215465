/**
 * Makes photos small before they travel: a phone takes far more pixels than are looked at, and a cellar has little signal.
 * What the browser can show, whatever its format, becomes a JPEG, also where that is larger: the server reads no HEIC. What
 * it cannot show is sent as it is, for the server to judge.
 */

const LONGEST_SIDE = 2048;
const SMALL_BYTES = 1000000;
const SENT_AS_THEY_ARE = ['image/jpeg', 'image/png', 'image/webp', 'image/gif'];
const QUALITY = 0.88;

/** @param {File} file  @returns {Promise<Blob>} */
export async function shrunk(file) {
  const taken = SENT_AS_THEY_ARE.includes(file.type);
  if (file.size <= SMALL_BYTES && taken) {
    return file;
  }
  try {
    const picture = await createImageBitmap(file);
    const scale = Math.min(1, LONGEST_SIDE / Math.max(picture.width, picture.height));
    const canvas = document.createElement('canvas');
    canvas.width = Math.max(1, Math.round(picture.width * scale));
    canvas.height = Math.max(1, Math.round(picture.height * scale));
    const context = canvas.getContext('2d');
    context.fillStyle = '#fff';
    context.fillRect(0, 0, canvas.width, canvas.height);
    context.drawImage(picture, 0, 0, canvas.width, canvas.height);
    picture.close();
    const small = await new Promise(resolve => canvas.toBlob(resolve, 'image/jpeg', QUALITY));
    return small && (!taken || small.size < file.size) ? small : file;
  } catch {
    return file;
  }
}
