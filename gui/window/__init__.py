"""The main window: its menus, docks, pages, status bar and layout."""
