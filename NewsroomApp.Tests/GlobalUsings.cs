global using NewsroomApp.Cli;
global using NewsroomApp.Collaboration;
global using NewsroomApp.Statements.Documents;
global using NewsroomApp.Statements.Editions;
global using NewsroomApp.Statements.History;
global using NewsroomApp.Statements.Workflow;
global using NewsroomApp.Tests.Support;
global using Xunit;
global using static NewsroomApp.Tests.Support.Refusing;
