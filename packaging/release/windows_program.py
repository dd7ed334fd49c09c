"""What Windows reads in our two programs: who made which version, and what they ask of the system.

Asked by ``build.spec``, which runs in the Python for Windows; so nothing here needs anything of Linux.
"""

from release.manifest import Manifest

WINDOW, COMMANDS = "zelfscan", "zelfscan-cli"
"""The program with the window, and the one for the command line: a program of Windows is one or the other."""

DUTCH, UNICODE = 0x0413, 0x04B0

PROGRAM_MANIFEST = """\
<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<assembly xmlns="urn:schemas-microsoft-com:asm.v1" manifestVersion="1.0">
  <trustInfo xmlns="urn:schemas-microsoft-com:asm.v3">
    <security>
      <requestedPrivileges>
        <requestedExecutionLevel level="asInvoker" uiAccess="false"/>
      </requestedPrivileges>
    </security>
  </trustInfo>
  <compatibility xmlns="urn:schemas-microsoft-com:compatibility.v1">
    <application>
      <supportedOS Id="{8e0f7a12-bfb3-4fe8-b9a5-48fd50a15a9a}"/>
    </application>
  </compatibility>
  <application xmlns="urn:schemas-microsoft-com:asm.v3">
    <windowsSettings>
      <dpiAware xmlns="http://schemas.microsoft.com/SMI/2005/WindowsSettings">true/PM</dpiAware>
      <dpiAwareness xmlns="http://schemas.microsoft.com/SMI/2016/WindowsSettings">PerMonitorV2</dpiAwareness>
      <longPathAware xmlns="http://schemas.microsoft.com/SMI/2016/WindowsSettings">true</longPathAware>
    </windowsSettings>
  </application>
  <dependency>
    <dependentAssembly>
      <assemblyIdentity type="win32" name="Microsoft.Windows.Common-Controls" version="6.0.0.0"
        processorArchitecture="*" publicKeyToken="6595b64144ccf1df" language="*"/>
    </dependentAssembly>
  </dependency>
</assembly>
"""
"""No more rights than the person has; Windows 10 and 11; sharp on every screen; paths of any length."""


def four_numbers(version: str) -> tuple[int, int, int, int]:
    """Return a version as Windows compares it: four numbers, of which ours never uses the last."""
    first, second, third = (int(part) for part in version.split("."))
    return first, second, third, 0


def version_resource(manifest: Manifest, name: str) -> str:
    """Return the version information of one program, in the form that PyInstaller reads."""
    numbers = four_numbers(manifest.version)
    purpose = manifest.summary.nl if name == WINDOW else f"{manifest.summary.nl} (opdrachtregel)"
    said = {
        "CompanyName": manifest.publisher,
        "FileDescription": purpose,
        "FileVersion": manifest.version,
        "InternalName": name,
        "LegalCopyright": f"{manifest.publisher}. {manifest.licence}",
        "OriginalFilename": f"{name}.exe",
        "ProductName": manifest.name,
        "ProductVersion": manifest.version,
    }
    rows = ", ".join(f"StringStruct({key!r}, {text!r})" for key, text in said.items())
    table = f"StringTable({f'{DUTCH:04X}{UNICODE:04X}'!r}, [{rows}])"
    # mask, flags and date: none; OS 0x40004 is Windows NT, type 1 a program.
    fixed = f"FixedFileInfo({numbers}, {numbers}, 0x3F, 0x0, 0x40004, 0x1, 0x0, (0, 0))"
    spoken = f"VarFileInfo([VarStruct('Translation', [{DUTCH}, {UNICODE}])])"
    return f"VSVersionInfo({fixed}, [StringFileInfo([{table}]), {spoken}])\n"
