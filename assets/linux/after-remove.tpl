#!/bin/sh
# Runs after a removal and after an upgrade, of a deb (with a word) and of an rpm (with the number of versions that are left).
case ${1:-} in
  remove | purge | 0) ;;
  *) exit 0 ;; # the new version has its own profile by now
esac

target='/etc/apparmor.d/${executable}'
if [ -f "$target" ]; then
  if apparmor_status --enabled >/dev/null 2>&1 && ! { [ -x /usr/bin/ischroot ] && /usr/bin/ischroot; }; then
    apparmor_parser --remove "$target" || true
  fi
  rm -f "$target"
fi
exit 0
