@echo off
rem The `daypass` command of an installed Daypass. It runs in the computer's Node.js: the one inside the app runs nothing but the app.
setlocal
if not defined DAYPASS_NODE set "DAYPASS_NODE=node"
where "%DAYPASS_NODE%" >nul 2>nul || if not exist "%DAYPASS_NODE%" (
  echo daypass: this command needs Node.js 22 or later, and none was found. Install it, or name its program in DAYPASS_NODE. 1>&2
  exit /b 1
)
"%DAYPASS_NODE%" "%~dp0daypass.js" %*
