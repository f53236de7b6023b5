; The installer for Windows, for one account and without an administrator; made by packaging/artifacts/windows.py, which gives the ${NAMES}.
; Tried under Wine around stand-ins; not run on Windows.
Unicode true
Target amd64-unicode
!include "MUI2.nsh"
!include "FileFunc.nsh"

Name "Vetter"
OutFile "${TARGET}"
InstallDir "$LOCALAPPDATA\Programs\Vetter"
InstallDirRegKey HKCU "Software\Vetter" "Folder"
RequestExecutionLevel user
SetCompressor /SOLID lzma
BrandingText "Vetter ${VERSION}"
VIProductVersion "${VERSION}.0"
VIAddVersionKey "CompanyName" "${PUBLISHER}"
VIAddVersionKey "ProductName" "Vetter"
VIAddVersionKey "ProductVersion" "${VERSION}"
VIAddVersionKey "FileVersion" "${VERSION}"
VIAddVersionKey "FileDescription" "Vetter setup"
VIAddVersionKey "LegalCopyright" "MIT licence"

!define UNINSTALL "Software\Microsoft\Windows\CurrentVersion\Uninstall\Vetter"
!define KIND "Vetter.Interview"
!define MUI_ICON "${ICON}"
!define MUI_UNICON "${ICON}"
!define MUI_FINISHPAGE_RUN "$INSTDIR\vetter-gui.exe"
!insertmacro MUI_PAGE_LICENSE "${LICENCE}"
!insertmacro MUI_PAGE_DIRECTORY
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_PAGE_FINISH
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES
!insertmacro MUI_LANGUAGE "English"
!insertmacro MUI_LANGUAGE "German"
!insertmacro MUI_LANGUAGE "Spanish"

Section "Vetter"
  ; An older version goes first; data lie elsewhere and are not touched.
  RMDir /r "$INSTDIR\_internal"
  SetOutPath "$INSTDIR"
  File /r "${SOURCE}/*"
  CreateShortcut "$SMPROGRAMS\Vetter.lnk" "$INSTDIR\vetter-gui.exe"
  WriteUninstaller "$INSTDIR\uninstall.exe"

  ; Windows goes by the last ending alone, which is .json: Vetter offers itself for it and takes it from nobody.
  WriteRegStr HKCU "Software\Classes\${KIND}" "" "Vetter interview"
  WriteRegStr HKCU "Software\Classes\${KIND}\DefaultIcon" "" "$INSTDIR\vetter-gui.exe,0"
  WriteRegStr HKCU "Software\Classes\${KIND}\shell\open\command" "" '"$INSTDIR\vetter-gui.exe" "%1"'
  WriteRegStr HKCU "Software\Classes\.json\OpenWithProgids" "${KIND}" ""

  WriteRegStr HKCU "Software\Vetter" "Folder" "$INSTDIR"
  WriteRegStr HKCU "${UNINSTALL}" "DisplayName" "Vetter"
  WriteRegStr HKCU "${UNINSTALL}" "DisplayVersion" "${VERSION}"
  WriteRegStr HKCU "${UNINSTALL}" "Publisher" "${PUBLISHER}"
  WriteRegStr HKCU "${UNINSTALL}" "DisplayIcon" "$INSTDIR\vetter-gui.exe"
  WriteRegStr HKCU "${UNINSTALL}" "UninstallString" '"$INSTDIR\uninstall.exe"'
  WriteRegStr HKCU "${UNINSTALL}" "QuietUninstallString" '"$INSTDIR\uninstall.exe" /S'
  ${GetSize} "$INSTDIR" "/S=0K" $0 $1 $2
  WriteRegDWORD HKCU "${UNINSTALL}" "EstimatedSize" $0
  WriteRegDWORD HKCU "${UNINSTALL}" "NoModify" 1
  WriteRegDWORD HKCU "${UNINSTALL}" "NoRepair" 1
SectionEnd

Section "Uninstall"
  ; Only the program: a portable.txt and the data beside it stay, and with them the folder.
  Delete "$INSTDIR\vetter.exe"
  Delete "$INSTDIR\vetter-gui.exe"
  RMDir /r "$INSTDIR\_internal"
  Delete "$INSTDIR\uninstall.exe"
  RMDir "$INSTDIR"
  Delete "$SMPROGRAMS\Vetter.lnk"
  DeleteRegValue HKCU "Software\Classes\.json\OpenWithProgids" "${KIND}"
  DeleteRegKey HKCU "Software\Classes\${KIND}"
  DeleteRegKey HKCU "${UNINSTALL}"
  DeleteRegKey HKCU "Software\Vetter"
SectionEnd
