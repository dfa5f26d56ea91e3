global using NewsroomApp.Cli;
global using NewsroomApp.Statements;
global using NewsroomApp.Tests.Support;
global using Xunit;
