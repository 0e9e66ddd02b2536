/** This machine as Terraform names it, `linux_amd64`; the folder a provider lies in. */
export function terraformPlatform(os: string = process.platform, arch: string = process.arch): string {
  const archs: Record<string, string> = { x64: "amd64", ia32: "386" };
  return `${os === "win32" ? "windows" : os}_${archs[arch] ?? arch}`;
}
