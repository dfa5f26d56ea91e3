global using NewsroomApp.Statements.Documents;
global using NewsroomApp.Statements.Editions;
global using NewsroomApp.Statements.History;
global using NewsroomApp.Statements.Workflow;
