/** The same player without subtitles in the stream, other audio tracks and locks: it brings no types of its own. */
declare module 'hls.js/light' {
  export { default } from 'hls.js';
}
