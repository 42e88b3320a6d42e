global using Platform.Testing;
global using Xunit;
