; The installer for one person. What differs for each release stands in defined.nsh, which setup_exe.py writes.
;   /S        ask nothing
;   /D=C:\map where it comes; must be the last word, without quotes
;   /DESKTOP  an icon on the desktop as well
; Exit codes: 0 done, 1 stopped by the person, 2 could not be done.

Unicode true
!include "MUI2.nsh"
!include "FileFunc.nsh"
!include "WinVer.nsh"
!include "WordFunc.nsh"
!include "x64.nsh"
!include "defined.nsh"

!define UNINSTALL "Software\Microsoft\Windows\CurrentVersion\Uninstall\Zelfscan"
!define KNOWN "Software\Zelfscan\Setup"

Name "${TITLE} ${VERSION}"
OutFile "${FILE}"
RequestExecutionLevel user
InstallDir "$LOCALAPPDATA\Programs\${TITLE}"
InstallDirRegKey HKCU "${KNOWN}" "InstallDir"
SetCompressor /SOLID lzma
SetCompressorDictSize 64
SetDateSave on
SetOverwrite on
AllowRootDirInstall false
CRCCheck on
ManifestDPIAware true
ManifestLongPathAware true
ManifestSupportedOS Win10
BrandingText "${TITLE} ${VERSION}"

VIProductVersion "${NUMBERS}"
VIFileVersion "${NUMBERS}"
VIAddVersionKey /LANG=1043 "ProductName" "${TITLE}"
VIAddVersionKey /LANG=1043 "ProductVersion" "${VERSION}"
VIAddVersionKey /LANG=1043 "FileVersion" "${VERSION}"
VIAddVersionKey /LANG=1043 "FileDescription" "${SUMMARY}"
VIAddVersionKey /LANG=1043 "CompanyName" "${PUBLISHER}"
VIAddVersionKey /LANG=1043 "LegalCopyright" "${PUBLISHER}. ${LICENCE}"

!define MUI_ICON "${ICON}"
!define MUI_UNICON "${ICON}"
!define MUI_ABORTWARNING
!define MUI_FINISHPAGE_RUN "$INSTDIR\zelfscan.exe"
!define MUI_FINISHPAGE_NOREBOOTSUPPORT
!insertmacro MUI_PAGE_WELCOME
!insertmacro MUI_PAGE_DIRECTORY
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_PAGE_FINISH
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES
!insertmacro MUI_LANGUAGE "Dutch"

!macro STOP_WHEN_OPEN PROGRAM
  ${If} ${FileExists} "$INSTDIR\${PROGRAM}"
    ClearErrors
    SetFileAttributes "$INSTDIR\${PROGRAM}" NORMAL
    FileOpen $0 "$INSTDIR\${PROGRAM}" a
    SetFileAttributes "$INSTDIR\${PROGRAM}" READONLY
    ${If} ${Errors}
      MessageBox MB_OK|MB_ICONSTOP "Zelfscan is nog open. Sluit het programma en probeer het opnieuw." /SD IDOK
      SetErrorLevel 2
      Quit
    ${EndIf}
    FileClose $0
  ${EndIf}
!macroend
!macro IN_USE un
  ; A program that runs cannot be written over; whoever has it open may have an answer half typed. Both are
  ; tried before anything goes: they share their libraries, so the one that is closed may not go alone.
  Function ${un}StopWhenInUse
    !insertmacro STOP_WHEN_OPEN "zelfscan.exe"
    !insertmacro STOP_WHEN_OPEN "zelfscan-cli.exe"
  FunctionEnd
!macroend
!insertmacro IN_USE ""
!insertmacro IN_USE "un."

Function .onInit
  ${IfNot} ${RunningX64}
  ${OrIfNot} ${AtLeastBuild} ${MINIMUM_BUILD}
    MessageBox MB_OK|MB_ICONSTOP "${TOO_OLD}" /SD IDOK
    SetErrorLevel 2
    Quit
  ${EndIf}
  ; A newer version may have written what this one cannot read.
  ReadRegStr $0 HKCU "${UNINSTALL}" "DisplayVersion"
  ${If} $0 != ""
    ${VersionCompare} "$0" "${VERSION}" $1
    ${If} $1 == 1
      MessageBox MB_OK|MB_ICONSTOP "${NEWER}" /SD IDOK
      SetErrorLevel 2
      Quit
    ${EndIf}
  ${EndIf}
FunctionEnd

Section
  Call StopWhenInUse
  ; An icon on the desktop comes where it is asked for, and comes back where it was.
  StrCpy $2 "no"
  ${If} ${FileExists} "$DESKTOP\${TITLE}.lnk"
    StrCpy $2 "yes"
  ${EndIf}
  ${GetParameters} $0
  ClearErrors
  ${GetOptions} $0 "/DESKTOP" $3
  ${IfNot} ${Errors}
    StrCpy $2 "yes"
  ${EndIf}
  ; What an earlier version left, and this one has no more, goes first: by its own uninstaller.
  ReadRegStr $1 HKCU "${KNOWN}" "InstallDir"
  ${If} $1 == $INSTDIR
  ${AndIf} ${FileExists} "$INSTDIR\uninstall.exe"
    ExecWait '"$INSTDIR\uninstall.exe" /S _?=$INSTDIR'
  ${EndIf}
  ClearErrors
  !insertmacro INSTALL_FILES
  SetOutPath "$INSTDIR"
  IfErrors 0 complete
    MessageBox MB_OK|MB_ICONSTOP "Zelfscan kon niet helemaal worden geschreven in $INSTDIR. Maak ruimte of kies een andere map, en probeer het opnieuw." /SD IDOK
    SetErrorLevel 2
    Quit
  complete:
  Delete "$INSTDIR\uninstall.exe"
  WriteUninstaller "$INSTDIR\uninstall.exe"
  SetFileAttributes "$INSTDIR\uninstall.exe" READONLY
  CreateShortcut "$SMPROGRAMS\${TITLE}.lnk" "$INSTDIR\zelfscan.exe" "" "$INSTDIR\zelfscan.exe" 0 SW_SHOWNORMAL "" "${SUMMARY}"
  ${If} $2 == "yes"
    CreateShortcut "$DESKTOP\${TITLE}.lnk" "$INSTDIR\zelfscan.exe" "" "$INSTDIR\zelfscan.exe" 0 SW_SHOWNORMAL "" "${SUMMARY}"
  ${EndIf}
  WriteRegStr HKCU "${KNOWN}" "InstallDir" "$INSTDIR"
  WriteRegStr HKCU "${UNINSTALL}" "DisplayName" "${TITLE}"
  WriteRegStr HKCU "${UNINSTALL}" "DisplayVersion" "${VERSION}"
  WriteRegStr HKCU "${UNINSTALL}" "DisplayIcon" "$INSTDIR\zelfscan.exe"
  WriteRegStr HKCU "${UNINSTALL}" "Publisher" "${PUBLISHER}"
  WriteRegStr HKCU "${UNINSTALL}" "InstallLocation" "$INSTDIR"
  WriteRegStr HKCU "${UNINSTALL}" "UninstallString" '"$INSTDIR\uninstall.exe"'
  WriteRegStr HKCU "${UNINSTALL}" "QuietUninstallString" '"$INSTDIR\uninstall.exe" /S'
  WriteRegDWORD HKCU "${UNINSTALL}" "EstimatedSize" ${KILOBYTES}
  WriteRegDWORD HKCU "${UNINSTALL}" "NoModify" 1
  WriteRegDWORD HKCU "${UNINSTALL}" "NoRepair" 1
SectionEnd

Section "Uninstall"
  Call un.StopWhenInUse
  SetOutPath "$SMPROGRAMS"
  !insertmacro REMOVE_FILES
  Delete "$INSTDIR\uninstall.exe"
  RMDir "$INSTDIR"
  RMDir "$LOCALAPPDATA\Programs" ; only where nothing else is in it
  Delete "$SMPROGRAMS\${TITLE}.lnk"
  Delete "$DESKTOP\${TITLE}.lnk"
  DeleteRegKey HKCU "${UNINSTALL}"
  DeleteRegKey HKCU "${KNOWN}"
  DeleteRegKey /ifempty HKCU "Software\Zelfscan"
SectionEnd
