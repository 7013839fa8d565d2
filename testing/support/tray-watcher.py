"""A StatusNotifierWatcher on the session bus, as a desktop's panel has one.

Reads commands line by line and answers each with a line: "own" and "release" the name, "host" and "no host", and "asked", which
tells how often somebody has asked for the host.
"""

import sys

from gi.repository import Gio, GLib

NAME = "org.kde.StatusNotifierWatcher"
NODE = Gio.DBusNodeInfo.new_for_xml(
    f'<node><interface name="{NAME}">'
    '<property name="IsStatusNotifierHostRegistered" type="b" access="read"/>'
    '<signal name="StatusNotifierHostRegistered"/><signal name="StatusNotifierHostUnregistered"/>'
    "</interface></node>"
)
bus = Gio.bus_get_sync(Gio.BusType.SESSION)
state = {"host": False, "asked": 0}


def answer(*_):
    state["asked"] += 1
    return GLib.Variant("b", state["host"])


bus.register_object(
    "/StatusNotifierWatcher",
    NODE.interfaces[0],
    None,
    answer,
    None,
)


def ask(method, *arguments):
    bus.call_sync(
        "org.freedesktop.DBus",
        "/org/freedesktop/DBus",
        "org.freedesktop.DBus",
        method,
        GLib.Variant(*arguments),
        None,
        Gio.DBusCallFlags.NONE,
        -1,
    )


def tell(host):
    state["host"] = host
    signal = "StatusNotifierHostRegistered" if host else "StatusNotifierHostUnregistered"
    bus.emit_signal(None, "/StatusNotifierWatcher", NAME, signal, None)


commands = {
    "own": lambda: ask("RequestName", "(su)", (NAME, 0)),
    "release": lambda: ask("ReleaseName", "(s)", (NAME,)),
    "host": lambda: tell(True),
    "no host": lambda: tell(False),
    "asked": lambda: state["asked"],
}
loop = GLib.MainLoop()


def read(channel, _condition):
    line = channel.readline()
    if line == "":
        loop.quit()
        return False
    told = commands[line.strip()]()
    print("done" if told is None else told, flush=True)
    return True


GLib.io_add_watch(sys.stdin, GLib.IO_IN | GLib.IO_HUP, read)
loop.run()
