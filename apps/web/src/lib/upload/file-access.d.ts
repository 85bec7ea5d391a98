/** The part of the File System Access API that Chromium has and the standard library leaves out. */
interface FileSystemFileHandle {
  queryPermission?(options: { mode: 'read' }): Promise<PermissionState>;
  requestPermission?(options: { mode: 'read' }): Promise<PermissionState>;
}
interface Window {
  showOpenFilePicker?(options: object): Promise<readonly FileSystemFileHandle[]>;
}
