global using Microsoft.Playwright;
global using Platform.EndToEnd.Browsing;
global using Platform.EndToEnd.Product;
global using Platform.Testing;
global using static Microsoft.Playwright.Assertions;
